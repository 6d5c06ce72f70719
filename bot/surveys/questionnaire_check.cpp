#include "bot/surveys/questionnaire_check.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "bot/check.hpp"
#include "bot/surveys/questionnaire_flow.hpp"

namespace bot {
namespace {

// Where a questionnaire may go on to: the flow itself is checked with the other content.
constexpr const char* goes_on_to = "feedback";

flows::File somewhere_to_go() {
  return {
      std::string{goes_on_to} + ".jsonc",
      fmt::format(R"({{"flow":"{}","start":"end","steps":{{"end":{{"end":""}}}}}})", goes_on_to)};
}

// The one questionnaire and nothing else, so that every mistake is its own.
std::vector<ContentMistake> put_into(Content& alone,
                                     const QuestionnaireFlow& made,
                                     const surveys::Questionnaire& questionnaire) {
  const auto file = made.id + ".jsonc";
  std::vector<ContentMistake> mistakes;
  for (auto& wrong : alone.templates.include(file, made.templates)) {
    mistakes.push_back({file, wrong.message, wrong.what});
  }
  for (auto& wrong : alone.flows.include({file, made.flow})) {
    mistakes.push_back({file, wrong.step, wrong.what});
  }
  alone.flows.include(somewhere_to_go());
  alone.questionnaires.add(questionnaire);
  return mistakes;
}

// The checks name a step, or the message in which the words are: "ks_nhanh_v1.Z1".
bool is_about_words(const ContentMistake& mistake) {
  return mistake.place.find('.') != std::string::npos;
}

// "Z1" of "q_Z1" and of "ks_nhanh_v1.Z1.lai"; "" for what stands around the questions.
std::string question_at(std::string_view place, const surveys::Questionnaire& questionnaire) {
  const auto dot = place.find('.');
  const auto name = place.substr(dot == std::string_view::npos ? place.find('_') + 1 : dot + 1);
  const auto code = name.substr(0, name.find('.'));
  return questionnaire.find(code) == nullptr ? std::string{} : std::string{code};
}

surveys::Finding broken_finding(const ContentMistake& mistake, std::string question) {
  return {
      surveys::Weight::mistake,
      std::move(question),
      "ask",
      fmt::format("Chưa hỏi được thành hội thoại (bước {}); xin báo người vận hành.",
                  mistake.place),
      fmt::format("This cannot be asked as a conversation ({}): {}.", mistake.place, mistake.what)};
}

surveys::Finding wording_finding(const ContentMistake& mistake, std::string question) {
  return {surveys::Weight::advice,
          std::move(question),
          "ask",
          "Lời khác cách nói chung của hệ thống: đủ dấu tiếng Việt, không dấu chấm than, không "
          "hình, không thừa dấu cách; gọi Ông/Bà; mỗi chữ nhắn lại chỉ chọn được một câu trả lời.",
          fmt::format("Other content is said otherwise: {}.", mistake.what)};
}

}  // namespace

FlowMistakes mistakes_of_flow(const surveys::Questionnaire& questionnaire) {
  FlowMistakes mistakes;
  Content alone;
  const auto made = flow_of(questionnaire);
  mistakes.broken = put_into(alone, made, questionnaire);
  if (!mistakes.broken.empty()) return mistakes;
  for (auto& wrong : check_content(alone)) {
    if (wrong.file != made.id + ".jsonc") continue;
    auto& of_its_kind = is_about_words(wrong) ? mistakes.wording : mistakes.broken;
    of_its_kind.push_back(std::move(wrong));
  }
  return mistakes;
}

std::vector<surveys::Finding> findings_of_flow(const surveys::Questionnaire& questionnaire) {
  const auto mistakes = mistakes_of_flow(questionnaire);
  std::vector<surveys::Finding> findings;
  for (const auto& one : mistakes.broken) {
    findings.push_back(broken_finding(one, question_at(one.place, questionnaire)));
  }
  for (const auto& one : mistakes.wording) {
    findings.push_back(wording_finding(one, question_at(one.place, questionnaire)));
  }
  return findings;
}

}  // namespace bot
