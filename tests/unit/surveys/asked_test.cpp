// A questionnaire as the citizen meets it: the compiled flow passes the checks of all content, and
// is played by the real engine with the real words.
#include <filesystem>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "base/text_file.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/check.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "templates/engine/format.hpp"
#include "templates/engine/read.hpp"
#include "tests/unit/flows/small.hpp"

using surveys::Questionnaire;

namespace {

Questionnaire shipped(const std::string& name) {
  const auto text = base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} +
                                         "/office/surveys/questionnaires/" + name + ".jsonc");
  REQUIRE(text.ok());
  Questionnaire questionnaire;
  REQUIRE(surveys::parse_questionnaire(*text, questionnaire).empty());
  return questionnaire;
}

// What the conversation is made of: the small office with the questionnaire's flow beside it.
struct Asked {
  explicit Asked(const Questionnaire& questionnaire) : made(bot::flow_of(questionnaire)) {
    const auto wrong = templates::read_templates("ks.jsonc", made.templates, words);
    for (const auto& one : wrong) MESSAGE(one.message << ": " << one.what);
    REQUIRE(wrong.empty());
    flows = small::office_with(
        {{made.id + ".jsonc", made.flow},
         {"feedback.jsonc",
          R"({ "flow": "feedback", "start": "end", "steps": { "end": { "end": "s.thanks" } } })"}});
  }

  bot::QuestionnaireFlow made;
  templates::Templates words{};
  flows::FlowSet flows{};
};

flows::KnownMessage known(const templates::Template& made) {
  flows::KnownMessage message{made.file, made.lines, {}, {}};
  for (const auto& line : made.lines) {
    const auto places = templates::placeholders_of(line);
    REQUIRE(places.ok());
    for (const auto& place : *places) message.places.push_back({place.name, false, false, false});
  }
  for (const auto& choice : made.choices) {
    message.choices.push_back(
        {choice.id, choice.label, choice.number, choice.words, choice.sends, false});
  }
  return message;
}

flows::Vocabulary vocabulary(const Asked& asked, const Questionnaire& questionnaire) {
  flows::Vocabulary words;
  for (const auto& [id, made] : asked.words) words.messages[id] = known(made);
  words.deeds["look_at_invitation"] = {{"invitation"}, {"invitation.state"}, {}, {}};
  words.deeds["agree_to_round"] = {{"invitation"}, {"invitation.place"}, {}, {}};
  words.deeds["refuse_round"] = {{"invitation"}, {}, {}, {}};
  words.deeds["finish_survey"] = {{"invitation"}, {"invitation.state"}, {}, {}};
  words.deeds["stop_surveys"] = {};
  words.deeds["keep_survey_answer"].gives = {"invitation.state"};
  auto& keep = words.deeds["keep_survey_answer"].takes;
  keep.push_back("invitation");
  for (const auto* question : questionnaire.questions()) {
    keep.push_back(question->code);
    keep.push_back(surveys::specified_code(question->code));
  }
  words.values["invitation.place"] = {"taken", "full", "over"};
  words.values["invitation.state"] = {"open", "begun", "done", "closed", "ended", "full"};
  return words;
}

class Person {
 public:
  explicit Person(const Asked& asked) : asked_(asked), stage_(asked.flows) {
    stage_.options_of = [this](std::string_view id) { return options(id); };
    stage_.perform = [this](const stage::Deed& deed) {
      flows::DeedDone done;
      if (deed.name == "look_at_invitation") done.facts["invitation.state"] = state;
      if (deed.name == "agree_to_round") done.facts["invitation.place"] = std::string{"taken"};
      if (deed.name == "keep_survey_answer") keep(deed.with);
      const bool answers = deed.name == "keep_survey_answer" || deed.name == "finish_survey";
      if (answers) done.facts["invitation.state"] = std::string{closed ? "closed" : "begun"};
      done_deeds.push_back(deed.name);
      return done;
    };
  }

  void invited(base::Values answers = {}) {
    answers["invitation"] = std::string{"7"};
    answers["thu_tuc"] = std::string{"cấp căn cước"};
    answers["don_vi"] = std::string{"Phường Vị Thanh"};
    answers["ma_pa"] = std::string{"PA-1"};
    answers[bot::invitation_words] = std::string{"Mời"};
    answers[bot::reminder_words] = std::string{"Nhắc"};
    answers[bot::thanks_words] = std::string{"Cảm ơn"};
    answers[bot::is_reminder] = std::string{"0"};
    stage_.play(flows::Started{asked_.made.id, answers});
  }

  void says(const std::string& text) {
    stage_.wait(std::chrono::seconds{7});
    stage_.say(text);
  }

  // The question that waits: "Z3"; "" when none does.
  std::string at() const {
    if (stage_.session.frames.empty()) return {};
    const auto step = stage_.step();
    return step.starts_with("q_") ? step.substr(2) : step;
  }

  // The choices of the question that waits.
  std::vector<flows::Option> now_possible() const {
    if (stage_.said.empty()) return {};
    const auto mark = stage_.said.back().rfind('?');
    return mark == std::string::npos ? std::vector<flows::Option>{}
                                     : options(stage_.said.back().substr(mark + 1));
  }

  std::string state = "open";
  bool closed = false;  // the round ended in the meantime
  base::Values kept{};
  std::vector<std::string> done_deeds{};

  const stage::Stage& stage() const { return stage_; }

 private:
  std::vector<flows::Option> options(std::string_view id) const {
    std::vector<flows::Option> all;
    const auto found = asked_.words.find(id);
    if (found == asked_.words.end()) return all;
    for (const auto& one : found->second.choices) {
      all.push_back({one.id, one.shown(), one.number, one.words, one.label});
    }
    return all;
  }

  void keep(const base::Values& with) {
    for (const auto& [name, value] : with) {
      if (name != "invitation") kept[name] = value;
    }
  }

  const Asked& asked_;
  stage::Stage stage_;
};

const std::vector<std::string> names{
    "nhanh", "sau_phan_anh", "hai_muoi_hai_tieu_chi", "cong_chuc_6"};

std::string text_of(const base::Values& values, const std::string& name) {
  return base::text_of(values, name);
}

}  // namespace

TEST_CASE("every shipped questionnaire becomes a flow without a dead end or an empty place") {
  for (const auto& name : names) {
    CAPTURE(name);
    const auto questionnaire = shipped(name);
    const Asked asked(questionnaire);
    for (const auto& mistake : flows::check(asked.flows, vocabulary(asked, questionnaire))) {
      if (!mistake.file.starts_with("ks")) continue;  // the small office has words of its own
      FAIL_CHECK(mistake.step << ": " << mistake.what);
    }
  }
}

TEST_CASE("answers by number, by label and without accents lead through the quick one") {
  const Asked asked(shipped("nhanh"));
  Person person(asked);
  person.invited();
  CHECK(person.at() == "invite");
  person.says("tra loi ngay");
  CHECK(person.at() == "Z1");
  person.says("4");
  person.says("rat hai long");
  CHECK(person.at() == "Z3");
  person.says("2");
  CHECK(person.at() == "Z4");  // in time: nobody asks how many days late
  person.says("khong phai di lai");
  person.says("khong co");
  CHECK(person.at() == "Z6");
  person.says("Cảm ơn các anh chị, mong có thêm ghế ngồi.");
  CHECK(person.at().empty());
  CHECK(text_of(person.kept, "Z1") == "4");
  CHECK(text_of(person.kept, "Z2") == "5");
  CHECK(text_of(person.kept, "Z3") == "dung");
  CHECK(text_of(person.kept, "Z5") == "khong");
  CHECK_FALSE(person.kept.contains("Z3a"));
  CHECK(person.done_deeds.back() == "finish_survey");
}

TEST_CASE("who answers after the end of the round hears so, and is asked nothing more") {
  const Asked asked(shipped("nhanh"));
  Person person(asked);
  person.invited();
  person.says("có");
  person.says("4");
  REQUIRE(person.at() == "Z2");
  person.closed = true;
  person.says("5");
  CHECK(person.at().empty());
  CHECK(person.stage().said.back().find("het_han") != std::string::npos);
  CHECK(std::count(person.done_deeds.begin(), person.done_deeds.end(), "finish_survey") == 0);
}

TEST_CASE("who was late is asked by how many days, and who paid is offered a report") {
  const Asked asked(shipped("nhanh"));
  Person person(asked);
  person.invited();
  person.says("có");
  person.says("1");
  person.says("2");
  person.says("4");
  CHECK(person.at() == "Z3a");
  person.says("khoảng 12 ngày");
  CHECK(text_of(person.kept, "Z3a") == "12");
  person.says("bo qua");
  CHECK(text_of(person.kept, "Z4") == "bo_qua");
  person.says("co");
  person.says("bỏ qua");
  CHECK(person.at() == "offered");
  CHECK(std::count(person.done_deeds.begin(), person.done_deeds.end(), "finish_survey") == 1);
}

TEST_CASE("a refusal is kept, a later is not, and for good is for good") {
  const Asked asked(shipped("nhanh"));
  Person refusing(asked);
  refusing.invited();
  refusing.says("khong tham gia");
  CHECK(refusing.done_deeds.back() == "refuse_round");
  Person later(asked);
  later.invited();
  later.says("Để sau");
  CHECK(later.done_deeds == std::vector<std::string>{"look_at_invitation"});
  Person never(asked);
  never.invited();
  never.says("ngừng nhận khảo sát");
  CHECK(never.done_deeds ==
        std::vector<std::string>{"look_at_invitation", "refuse_round", "stop_surveys"});
}

TEST_CASE("who stopped in the middle goes on at the question that was not answered") {
  const Asked asked(shipped("hai_muoi_hai_tieu_chi"));
  Person first(asked);
  first.invited();
  first.says("ok");
  for (int i = 0; i < 9; ++i) first.says("4");
  CHECK(first.at() == "C2");
  Person again(asked);
  again.state = "begun";
  again.invited(first.kept);
  CHECK(again.at() == "C2");
  Person too_late(asked);
  too_late.state = "closed";
  too_late.invited(first.kept);
  CHECK(too_late.at().empty());
}

TEST_CASE("another wish is asked for, and none at all stands alone") {
  const auto questionnaire = shipped("hai_muoi_hai_tieu_chi");
  const Asked asked(questionnaire);
  base::Values answers;
  for (const auto* one : questionnaire.questions()) {
    if (one->code != "O1") answers[one->code] = std::string{"4"};
  }
  Person person(asked);
  person.state = "begun";
  person.invited(answers);
  CHECK(person.at() == "O1");
  person.says("1 10");
  CHECK(person.at() == "O1_khac");
  person.says("Thêm ghế ngồi");
  CHECK(text_of(person.kept, "O1_khac") == "Thêm ghế ngồi");
  CHECK(person.done_deeds.back() == "finish_survey");
}

TEST_CASE(
    "thousands of people who answer anything come to an end, and every answer is one of ours") {
  base::Rng rng(20261122);
  for (const auto& name : names) {
    CAPTURE(name);
    const auto questionnaire = shipped(name);
    const Asked asked(questionnaire);
    for (int i = 0; i < 300; ++i) {
      Person person(asked);
      person.invited();
      person.says("có");
      for (int turn = 0; turn < 60 && !person.at().empty(); ++turn) {
        const auto possible = person.now_possible();
        const auto& pick = possible[rng.below(possible.size())];
        person.says(pick.number.empty() ? pick.label : pick.number);
      }
      CHECK(person.at().empty());
      CHECK(person.stage().troubles.empty());
      for (const auto& [code, value] : person.kept) {
        const auto* question = questionnaire.find(code);
        const auto* text = std::get_if<std::string>(&value);
        if (question == nullptr || text == nullptr || *text == "bo_qua") continue;
        const auto codes = surveys::answers_of(*question);
        CHECK((codes.empty() || std::find(codes.begin(), codes.end(), *text) != codes.end()));
      }
    }
  }
}
