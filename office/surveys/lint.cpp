#include "office/surveys/lint.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "office/language/fold.hpp"
#include "office/surveys/lint_parts.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

void check_overall(const Questionnaire& questionnaire, Findings& findings) {
  const auto all = questionnaire.questions();
  const auto overall =
      std::count_if(all.begin(), all.end(), [](const auto* one) { return one->overall; });
  if (overall == 0) {
    findings.advise("pages",
                    "Chưa có câu hài lòng chung, nên kết quả không có chỉ số chung.",
                    "There is no general question, so results have no headline index.");
  }
  if (overall > 1) {
    findings.mistake("pages",
                     "Chỉ một câu được là câu hài lòng chung.",
                     "Only one question may be the general one.");
  }
}

void check_factors(const Questionnaire& questionnaire, Findings& findings) {
  const auto all = questionnaire.questions();
  for (const auto& factor : questionnaire.factors) {
    const bool used = std::any_of(
        all.begin(), all.end(), [&](const auto* one) { return one->factor == factor.first; });
    if (used) continue;
    findings.advise("factors",
                    fmt::format("Yếu tố “{}” không có câu nào.", factor.second),
                    fmt::format("The factor “{}” has no question.", factor.second));
  }
}

void check_time(const Questionnaire& questionnaire, Findings& findings) {
  const auto time = estimated_time(questionnaire);
  if (time <= time_wanted_max) return;
  const auto minutes = (time.count() + 59) / 60;
  findings.advise("pages",
                  fmt::format("Ước tính {} phút: nhiều người sẽ bỏ dở.", minutes),
                  fmt::format("About {} minutes: many will break off.", minutes));
}

void check_whole(const Questionnaire& questionnaire, Findings& findings) {
  const auto count = questionnaire.questions().size();
  if (count == 0) {
    findings.mistake("pages", "Chưa có câu hỏi nào.", "There is no question yet.");
  }
  if (count > questions_max) {
    findings.mistake("pages",
                     fmt::format("Có {} câu, nhiều nhất là {}.", count, questions_max),
                     fmt::format("{} questions, at most {} are allowed.", count, questions_max));
  }
  check_codes(questionnaire, findings);
  check_overall(questionnaire, findings);
  check_factors(questionnaire, findings);
  check_places(questionnaire, findings);
  if (const auto& offer = questionnaire.offers_feedback) {
    condition_question(questionnaire, *offer, "offers_feedback", findings);
  }
  check_time(questionnaire, findings);
}

std::chrono::milliseconds time_to_answer(const Question& question) {
  switch (question.kind) {
    case Kind::rating:
    case Kind::single:
      return tap_time;
    case Kind::multiple:
      return tap_time * 3;
    case Kind::number:
    case Kind::date:
      return tap_time * 2;
    case Kind::text:
      return typing_time;
  }
  return tap_time;
}

std::chrono::milliseconds time_of(const Question& question) {
  std::size_t words = language::split_words(question.ask).size();
  for (const auto& option : question.options) words += language::split_words(option.label).size();
  const auto time = static_cast<int>(words) * reading_time_a_word + time_to_answer(question);
  return question.only.empty() ? time : time / 2;
}

}  // namespace

std::vector<Finding> lint(const Questionnaire& questionnaire) {
  Findings findings;
  check_whole(questionnaire, findings);
  for (const auto* question : questionnaire.questions()) {
    findings.about(question->code);
    check_form(questionnaire, *question, findings);
    check_places(questionnaire, *question, findings);
    check_way(questionnaire, *question, findings);
    check_wording(*question, findings);
  }
  return findings.take();
}

std::chrono::seconds estimated_time(const Questionnaire& questionnaire) {
  std::chrono::milliseconds time{};
  for (const auto* question : questionnaire.questions()) time += time_of(*question);
  return std::chrono::ceil<std::chrono::seconds>(time);
}

}  // namespace surveys
