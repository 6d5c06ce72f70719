#include "bot/surveys/questionnaire_steps.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/limits.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;
using surveys::Condition;
using surveys::Kind;
using surveys::Question;
using surveys::Questionnaire;

constexpr auto done = surveys::all_chosen;
constexpr const char* agree_choice = "co";
constexpr const char* later_choice = "sau";

class Steps {
 public:
  Steps(const Questionnaire& questionnaire, std::string prefix)
      : questionnaire_(questionnaire), prefix_(std::move(prefix)) {}

  ordered_json take() {
    begin();
    const auto questions = questionnaire_.questions();
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const bool last = i + 1 == questions.size();
      question(*questions[i], last ? "finish" : "at_" + questions[i + 1]->code);
    }
    end();
    return std::move(steps_);
  }

 private:
  std::string message(const std::string& name) const { return prefix_ + "." + name; }

  // An invitation may have been answered, withdrawn or closed since it was sent.
  void begin() {
    const std::string first = "at_" + questionnaire_.questions().front()->code;
    steps_["look"] = {{"do", "look_at_invitation"}, {"with", {"invitation"}}, {"then", "which"}};
    steps_["which"] = {{"branch", ways_in(first)}, {"else", "over"}};
    steps_[invite_step] = offer("moi");
    steps_[remind_step] = offer("nhac");
    steps_["remind_begun"] = {{"say", message("nhac_tiep")}, {"then", first}};
    // Answered to the end: every question once more, and what is answered anew counts.
    steps_["again"] = {{"ask", message("da_tra_loi")},
                       {"expect", "choice"},
                       {"choices", {{"co", first}, {"khong", "kept"}}}};
    steps_["kept"] = {{"end", message("giu_nguyen")}};
    steps_["agree"] = {{"do", "agree_to_round"}, {"with", {"invitation"}}, {"then", "placed"}};
    steps_["placed"] = {{"branch",
                         {{{"when", {{"invitation.place", "taken"}}}, {"then", first}},
                          {{"when", {{"invitation.place", "full"}}}, {"then", "no_place"}}}},
                        {"else", "look_again"}};
    // Answered by stars, or refused by a button, since it was asked.
    steps_["look_again"] = {
        {"do", "look_at_invitation"}, {"with", {"invitation"}}, {"then", "which_now"}};
    steps_["which_now"] = {
        {"branch", {{{"when", {{"invitation.state", "done"}}}, {"then", "again"}}}},
        {"else", "over"}};
    steps_["over"] = {{"branch",
                       {{{"when", {{"invitation.state", "full"}}}, {"then", "no_place"}},
                        {{"when", {{"invitation.state", "ended"}}}, {"then", "ended"}}}},
                      {"else", "closed"}};
    steps_["ended"] = {{"end", message("da_dong")}};
    steps_["no_place"] = {{"end", message("du_phieu")}};
    steps_["later"] = {{"end", message("de_sau")}};
    steps_["refuse"] = {{"do", "refuse_round"}, {"with", {"invitation"}}, {"then", "refused"}};
    steps_["refused"] = {{"end", message("tu_choi")}};
    steps_["stop"] = {{"do", "refuse_round"}, {"with", {"invitation"}}, {"then", "stop_all"}};
    steps_["stop_all"] = {{"do", "stop_surveys"}, {"then", "stopped"}};
    steps_["stopped"] = {{"end", message("da_ngung")}};
    steps_["closed"] = {{"end", message("het_han")}};
  }

  // A button pressed late comes first: never is never, however the invitation stands.
  static ordered_json ways_in(const std::string& first) {
    const auto pressed = [](const ordered_json& choice, const ordered_json& state, const char* to) {
      return ordered_json{{"when", {{pressed_choice, choice}, {"invitation.state", state}}},
                          {"then", to}};
    };
    const auto when = [](const char* state, const char* reminder, const std::string& then) {
      return ordered_json{{"when", {{"invitation.state", state}, {is_reminder, reminder}}},
                          {"then", then}};
    };
    return {pressed(stop_choice, "open", "stop"),
            {{"when", {{pressed_choice, stop_choice}}}, {"then", "stop_all"}},
            pressed(refuse_choice, {"open", "begun"}, "refuse"),
            pressed(later_choice, {"open", "begun"}, "later"),
            pressed({refuse_choice, later_choice}, "done", "kept"),
            pressed(agree_choice, "open", "agree"),
            when("open", "1", remind_step),
            when("open", "0", invite_step),
            when("begun", "1", "remind_begun"),
            when("begun", "0", first),
            {{"when", {{"invitation.state", "done"}}}, {"then", "again"}}};
  }

  ordered_json offer(const char* words) const {
    return {{"ask", message(words)},
            {"expect", "choice"},
            {"choices",
             {{agree_choice, "agree"},
              {later_choice, "later"},
              {refuse_choice, "refuse"},
              {stop_choice, "stop"}}}};
  }

  void question(const Question& one, const std::string& next) {
    const bool specified = !specifying(one).empty();
    const std::string after = specified ? "has_" + surveys::specified_code(one.code) : next;
    steps_["at_" + one.code] = gate(one, after, next);
    steps_[question_step + one.code] = ask_step(one, "keep_" + one.code);
    steps_["keep_" + one.code] = keep(one.code, after);
    if (specified) specification(one, next);
  }

  // Since the question was asked the round or the invitation may have ended, or others have taken
  // the last place: then nothing more is asked.
  static ordered_json once_over() {
    return {{"when", {{"invitation.state", {"closed", "ended", "full"}}}}, {"then", "over"}};
  }

  // Who answered it before passes by; who is not asked goes on to the next.
  static ordered_json gate(const Question& one, const std::string& after, const std::string& next) {
    auto wanted = when(one);
    const ordered_json asked{{"when", wanted}, {"then", question_step + one.code}};
    wanted[one.code] = "*";
    auto cases = ordered_json::array({once_over(), {{"when", wanted}, {"then", after}}});
    if (one.only.empty()) return {{"branch", cases}, {"else", question_step + one.code}};
    cases.push_back(asked);
    return {{"branch", cases}, {"else", next}};
  }

  void specification(const Question& one, const std::string& next) {
    const std::string other = surveys::specified_code(one.code);
    steps_["has_" + other] = {
        {"branch",
         {once_over(), {{"when", {{one.code, specifying(one)}}}, {"then", question_step + other}}}},
        {"else", next}};
    steps_[question_step + other] = text_step(other, "keep_" + other);
    steps_["keep_" + other] = keep(other, next);
  }

  static ordered_json keep(const std::string& answer, const std::string& next) {
    return {{"do", "keep_survey_answer"}, {"with", {"invitation", answer}}, {"then", next}};
  }

  // Two conditions on one question: the answers that both allow.
  static ordered_json when(const Question& one) {
    ordered_json all = ordered_json::object();
    for (const auto& condition : one.only) {
      auto& wanted = all[condition.question];
      if (wanted.is_null()) {
        wanted = condition.options;
        continue;
      }
      ordered_json both = ordered_json::array();
      for (const auto& option : condition.options) {
        if (std::find(wanted.begin(), wanted.end(), option) != wanted.end()) both.push_back(option);
      }
      wanted = both;
    }
    return all;
  }

  static std::vector<std::string> specifying(const Question& one) {
    std::vector<std::string> codes;
    for (const auto& option : one.options) {
      if (option.specify) codes.push_back(option.code);
    }
    return codes;
  }

  ordered_json text_step(const std::string& answer, const std::string& next) const {
    return {{"ask", message(answer)},
            {"expect", "text"},
            {"at_most", surveys::open_answer_max},
            {"save", answer},
            {"again", message("dai_qua")},
            {"choices", {{surveys::no_answer, next}}},
            {"then", next}};
  }

  ordered_json ask_step(const Question& one, const std::string& next) const {
    if (one.kind == Kind::text) return text_step(one.code, next);
    ordered_json step{{"ask", message(one.code)}, {"expect", expectation(one.kind)}};
    step["save"] = one.code;
    for (const auto& code : surveys::answers_of(one)) step["choices"][code] = next;
    step["choices"][surveys::no_answer] = next;
    if (one.kind == Kind::multiple) add_several(one, step);
    if (one.bounds) {
      step["least"] = one.bounds->least;
      step["most"] = one.bounds->most;
      step["again"] = message(one.code + ".lai");
    }
    if (expectation(one.kind) != std::string{"choice"}) step["then"] = next;
    return step;
  }

  void add_several(const Question& one, ordered_json& step) const {
    step["choices"][done] = step["choices"][surveys::no_answer];
    step["done"] = done;
    step["received"] = message(one.code + ".da_chon");
    step["again"] = message(one.code + ".lai");
    for (const auto& option : one.options) {
      if (option.exclusive) step["alone"].push_back(option.code);
    }
  }

  static const char* expectation(Kind kind) {
    switch (kind) {
      case Kind::rating:
      case Kind::single:
        return "choice";
      case Kind::multiple:
        return "several";
      case Kind::number:
        return "number";
      case Kind::date:
        return "date";
      case Kind::text:
        return "text";
    }
    return "text";
  }

  void end() {
    steps_["finish"] = {{"do", "finish_survey"}, {"with", {"invitation"}}, {"then", "finished"}};
    steps_["finished"] = {{"branch", {once_over()}}, {"else", after_finish()}};
    if (const auto& offer = questionnaire_.offers_feedback) {
      steps_["offer"] = {
          {"branch", {{{"when", {{offer->question, offer->options}}}, {"then", "offered"}}}},
          {"else", "thanks"}};
      steps_["offered"] = {{"ask", message("moi_phan_anh")},
                           {"expect", "choice"},
                           {"choices", {{"co", "to_feedback"}, {"khong", "thanks"}}}};
      steps_["to_feedback"] = {{"end", ""}, {"next", "@start:feedback"}};
    }
    steps_["thanks"] = {{"end", message("cam_on")}};
  }

  const char* after_finish() const { return questionnaire_.offers_feedback ? "offer" : "thanks"; }

  const Questionnaire& questionnaire_;
  std::string prefix_;
  ordered_json steps_ = ordered_json::object();
};

}  // namespace

ordered_json steps_of(const Questionnaire& questionnaire, const std::string& prefix) {
  return Steps(questionnaire, prefix).take();
}

}  // namespace bot
