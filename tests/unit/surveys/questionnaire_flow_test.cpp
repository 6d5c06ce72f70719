// What a questionnaire's flow begins with, the names it uses itself, and that nothing is put on the
// shelf that cannot be asked.
#include "bot/surveys/questionnaire_flow.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/content.hpp"
#include "bot/facts.hpp"
#include "bot/surveys/opening.hpp"
#include "bot/surveys/questionnaire_check.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_limits.hpp"

using surveys::Kind;
using surveys::Question;
using surveys::Questionnaire;

namespace {

// Of every kind that says something of its own.
Questionnaire small() {
  Questionnaire made;
  made.id = "thu";
  made.title = "Thử";
  made.invitation = "Xin mời.";
  made.thanks = "Cảm ơn.";
  made.facts = {"thu_tuc"};
  Question rating;
  rating.code = "Q1";
  rating.ask = "Ông/Bà có hài lòng không?";
  rating.overall = true;
  Question several;
  several.code = "Q2";
  several.kind = Kind::multiple;
  several.ask = "Ông/Bà gặp khó khăn gì?";
  several.options = {{.code = "xa", .label = "Đường xa"},
                     {.code = "khac", .label = "Khác", .specify = true}};
  Question open;
  open.code = "Q3";
  open.kind = Kind::text;
  open.ask = "Ông/Bà góp ý gì?";
  made.pages = {{.questions = {rating, several, open}}};
  made.offers_feedback = surveys::Condition{"Q1", {"1", "2"}};
  return made;
}

Question& last(Questionnaire& made) {
  return made.pages.front().questions.back();
}

// The linter lets nobody give a question this code.
bool is_refused(const std::string& code) {
  auto made = small();
  last(made).code = code;
  const auto findings = surveys::lint(made);
  return std::any_of(findings.begin(), findings.end(), [&](const auto& one) {
    return one.weight == surveys::Weight::mistake && one.question == code && one.field == "code";
  });
}

bool is_plain(const std::string& name) {
  return name.find('.') == std::string::npos;
}

}  // namespace

TEST_CASE("every name that a flow begins with or knows is refused as a code") {
  REQUIRE_FALSE(surveys::has_mistake(surveys::lint(small())));
  const auto flow = *base::parse_json(bot::flow_of(small()).flow);
  for (const std::string name : flow["given"]) {
    CAPTURE(name);
    CHECK(is_refused(name));
  }
  for (const auto* known : {&bot::known_facts(), &bot::known_facts_maybe_empty()}) {
    for (const auto& name : *known) {
      CAPTURE(name);
      if (is_plain(name)) CHECK(is_refused(name));
    }
  }
}

TEST_CASE("every message beside the questions has a name that is refused as a code") {
  const auto made = bot::flow_of(small());
  const auto words = *base::parse_json(made.templates);
  int beside = 0;
  for (const auto& [id, message] : words.items()) {
    const auto name = id.substr(made.id.size() + 1);
    if (!is_plain(name) || name.starts_with("Q")) continue;
    CAPTURE(name);
    CHECK(is_refused(name));
    ++beside;
  }
  CHECK(beside == 14);
}

TEST_CASE("a column of the list that the questionnaire does not declare answers no question") {
  auto made = small();
  last(made).code = "linh_vuc";  // as a version had it that was written before
  const std::string row = R"({"thu_tuc":"cấp căn cước","linh_vuc":"Đất đai"})";
  const auto begun = bot::opening_values(made, row, {});
  CHECK(base::text_of(begun, "thu_tuc") == "cấp căn cước");
  CHECK_FALSE(begun.contains("linh_vuc"));
  // A field of a template may still take it.
  CHECK(base::text_of(bot::template_values(made, row, {}), "linh_vuc") == "Đất đai");
}

TEST_CASE("what cannot be asked is on no shelf, however often it is tried") {
  auto broken = small();
  last(broken).ask = "Ông/Bà góp ý gì về {la}?";
  auto unclosed = small();
  last(unclosed).ask = "Ông/Bà góp ý gì về {thu_tuc?";
  for (const auto& wrong : {broken, unclosed}) {
    bot::Content content;
    for (int tried = 0; tried < 2; ++tried) {
      CHECK_FALSE(bot::add_questionnaire(wrong, content).empty());
      CHECK(content.questionnaires.find("thu", 1) == nullptr);
      CHECK(content.flows.current("ks_thu_v1") == nullptr);
      CHECK(content.templates.ids().empty());
    }
    // Put right under the same name it can be asked.
    CHECK(bot::add_questionnaire(small(), content).empty());
    CHECK(content.questionnaires.find("thu", 1) != nullptr);
  }
}

TEST_CASE("who writes a version hears what the checks of all content find") {
  CHECK(bot::findings_of_flow(small()).empty());
  auto broken = small();
  last(broken).ask = "Ông/Bà góp ý gì về {la}?";
  const auto mistakes = bot::findings_of_flow(broken);
  REQUIRE(surveys::has_mistake(mistakes));
  CHECK(mistakes.front().question == "Q3");
  CHECK(mistakes.front().en.find("{la}") != std::string::npos);
  // Typed, "không biết" also means "Không trả lời": to be worded otherwise, but it can be asked.
  auto double_meaning = small();
  double_meaning.pages.front().questions[1].options[0].label = "Không biết";
  const auto advice = bot::findings_of_flow(double_meaning);
  REQUIRE_FALSE(advice.empty());
  CHECK_FALSE(surveys::has_mistake(advice));
  CHECK(advice.front().question == "Q2");
  bot::Content content;
  CHECK(bot::add_questionnaire(double_meaning, content).empty());
}
