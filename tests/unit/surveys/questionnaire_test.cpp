// Questionnaires: the shipped ones, reading and writing them, and what the linter says.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"
#include "office/surveys/import/columns.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_file.hpp"

using nlohmann::ordered_json;
using surveys::Finding;
using surveys::Questionnaire;
using surveys::Weight;

namespace {

ordered_json small() {
  return base::parse_json(R"({
    "questionnaire": "thu", "version": 1, "title": "Thử", "invitation": "Xin mời.",
    "thanks": "Cảm ơn.", "facts": ["thu_tuc"], "factors": { "B": "Thủ tục" },
    "pages": [ { "questions": [
      { "code": "Q1", "kind": "rating", "overall": true, "factor": "B", "ask": "Hài lòng không?" },
      { "code": "Q2", "kind": "single", "ask": "Đúng hẹn không?",
        "options": [ { "code": "co", "label": "Có" }, { "code": "khong", "label": "Không" } ] },
      { "code": "Q3", "kind": "number", "ask": "Trễ mấy ngày?",
        "only": [ { "question": "Q2", "options": ["khong"] } ],
        "bounds": { "least": 1, "most": 99 } },
      { "code": "Q4", "kind": "text", "ask": "Góp ý về {thu_tuc}?" } ] } ] })")
      .
      operator*();
}

ordered_json& question(ordered_json& file, int number) {
  return file["pages"][0]["questions"][static_cast<std::size_t>(number) - 1];
}

Questionnaire read(const ordered_json& file) {
  Questionnaire questionnaire;
  const auto findings = surveys::read_questionnaire(file, questionnaire);
  for (const auto& finding : findings) MESSAGE(finding.question << " " << finding.en);
  REQUIRE(findings.empty());
  return questionnaire;
}

bool says(const std::vector<Finding>& findings,
          Weight weight,
          const std::string& code,
          const std::string& field) {
  return std::any_of(findings.begin(), findings.end(), [&](const auto& one) {
    return one.weight == weight && one.question == code && one.field == field && !one.vi.empty() &&
           !one.en.empty() && one.vi != one.en;
  });
}

bool refuses(const ordered_json& file, const std::string& code, const std::string& field) {
  return says(surveys::lint(read(file)), Weight::mistake, code, field);
}

bool advises(const ordered_json& file, const std::string& code, const std::string& field) {
  return says(surveys::lint(read(file)), Weight::advice, code, field);
}

// The form: reading finds the mistake itself.
bool unreadable(const ordered_json& file, const std::string& code, const std::string& field) {
  Questionnaire questionnaire;
  return says(surveys::read_questionnaire(file, questionnaire), Weight::mistake, code, field);
}

}  // namespace

TEST_CASE("what is shipped has no mistake, and written out it reads the same") {
  const auto folder = std::filesystem::path{LANGNGHE_SOURCE_DIR} / "office/surveys/questionnaires";
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    CAPTURE(entry.path().filename().string());
    const auto text = base::read_text_file(entry.path());
    REQUIRE(text.ok());
    Questionnaire questionnaire;
    const auto findings = surveys::parse_questionnaire(*text, questionnaire);
    for (const auto& finding : findings) MESSAGE(finding.question << ": " << finding.en);
    CHECK(findings.empty());
    CHECK_FALSE(surveys::has_mistake(surveys::lint(questionnaire)));
    CHECK(entry.path().stem() == questionnaire.id);
    CHECK(read(surveys::to_json(questionnaire)) == questionnaire);
    ++count;
  }
  CHECK(count == 4);
}

TEST_CASE(
    "the 22 criteria stand in five factors, and each questionnaire has its general question") {
  const auto file =
      base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} +
                           "/office/surveys/questionnaires/hai_muoi_hai_tieu_chi.jsonc");
  REQUIRE(file.ok());
  Questionnaire whole;
  CHECK(surveys::parse_questionnaire(*file, whole).empty());
  std::map<std::string, int> per_factor;
  for (const auto* one : whole.questions()) {
    if (!one->factor.empty()) ++per_factor[one->factor];
  }
  CHECK(per_factor == std::map<std::string, int>{{"A", 4}, {"B", 4}, {"C", 6}, {"D", 4}, {"E", 4}});
  CHECK(whole.pages.size() == 5);
  CHECK(whole.find("T1")->overall);
}

TEST_CASE("a mistake of form is named with its question and its field") {
  auto file = small();
  question(file, 1)["kind"] = "stars";
  CHECK(unreadable(file, "Q1", "kind"));
  file = small();
  question(file, 2)["options"] = "Có";
  CHECK(unreadable(file, "Q2", "options"));
  file = small();
  question(file, 2)["options"][0]["colour"] = "red";
  CHECK(unreadable(file, "Q2", "colour"));
  file = small();
  question(file, 4)["ask"] = std::string(700, 'x');
  CHECK(unreadable(file, "Q4", "ask"));
  file = small();
  question(file, 4)["code"] = "Q 4; DROP";
  CHECK(unreadable(file, "Q 4; DROP", "code"));
  file = small();
  question(file, 3)["bounds"]["most"] = 1e30;
  CHECK(unreadable(file, "Q3", "most"));
  file = small();
  file["version"] = 0;
  CHECK(unreadable(file, "", "version"));
  file = small();
  file["pages"] = ordered_json::array({7});
  CHECK(unreadable(file, "", ""));
  CHECK(unreadable(ordered_json("x"), "", ""));
  Questionnaire none;
  CHECK(surveys::has_mistake(surveys::parse_questionnaire("{", none)));
}

TEST_CASE("the small one of this test is good, so that what follows has one fault each") {
  const auto findings = surveys::lint(read(small()));
  for (const auto& finding : findings) MESSAGE(finding.question << " " << finding.en);
  CHECK(findings.empty());
}

TEST_CASE("questions that cannot be asked are mistakes") {
  auto file = small();
  question(file, 2)["code"] = "q1";
  CHECK(refuses(file, "q1", "code"));
  file = small();
  question(file, 2)["options"].erase(1);
  CHECK(refuses(file, "Q2", "options"));
  file = small();
  question(file, 2)["options"][1]["label"] = "CÓ";
  CHECK(refuses(file, "Q2", "options"));
  file = small();
  question(file, 2)["options"][1]["code"] = "bo_qua";
  CHECK(refuses(file, "Q2", "options"));
  file = small();
  question(file, 2)["options"][1]["exclusive"] = true;
  CHECK(refuses(file, "Q2", "options"));
  file = small();
  question(file, 1)["options"] = question(file, 2)["options"];
  CHECK(refuses(file, "Q1", "options"));
  file = small();
  question(file, 3).erase("bounds");
  CHECK(refuses(file, "Q3", "bounds"));
  file = small();
  question(file, 3)["bounds"]["least"] = 100;
  CHECK(refuses(file, "Q3", "bounds"));
  file = small();
  question(file, 4)["ask"] = "Góp ý về {don_vi}?";
  CHECK(refuses(file, "Q4", "ask"));
  file = small();
  question(file, 1)["factor"] = "X";
  CHECK(refuses(file, "Q1", "factor"));
  file = small();
  question(file, 4)["sensitive"] = true;
  CHECK(refuses(file, "Q4", "assurance"));
  file = small();
  question(file, 4)["overall"] = true;
  CHECK(refuses(file, "Q4", "overall"));
  CHECK(refuses(file, "", "pages"));
  file = small();
  file["pages"] = ordered_json::array();
  CHECK(refuses(file, "", "pages"));
}

TEST_CASE("a code that stands for something else in the list or the conversation is a mistake") {
  const auto coded = [](const std::string& code) {
    auto file = small();
    question(file, 4)["code"] = code;
    return file;
  };
  for (std::size_t at = 0; at < surveys::import_field_count; ++at) {
    const std::string column{surveys::code_of(static_cast<surveys::ImportField>(at))};
    CAPTURE(column);
    CHECK(refuses(coded(column), column, "code"));
  }
  for (const std::string used : {"invitation", "loi_moi", "la_loi_nhac", "hotline", "cam_on"}) {
    CAPTURE(used);
    CHECK(refuses(coded(used), used, "code"));
  }
  CHECK(refuses(coded("LINH_VUC"), "LINH_VUC", "code"));
  auto file = coded("noi_o");
  CHECK_FALSE(refuses(file, "noi_o", "code"));
  file["facts"].push_back("noi_o");
  CHECK(refuses(file, "noi_o", "code"));
  file = small();
  file["facts"].push_back("loi_moi");
  CHECK(refuses(file, "", "facts"));
}

TEST_CASE(
    "what is specified has a code of its own, and so have the buttons that are always there") {
  auto file = small();
  question(file, 4)["code"] = "Q2_khac";
  CHECK_FALSE(refuses(file, "Q2_khac", "code"));
  question(file, 2)["options"][1]["specify"] = true;
  CHECK(refuses(file, "Q2_khac", "code"));
  file = small();
  question(file, 2)["options"][0]["code"] = "xong";
  CHECK_FALSE(refuses(file, "Q2", "options"));
  question(file, 2)["kind"] = "multiple";
  CHECK(refuses(file, "Q2", "options"));
}

TEST_CASE("what stands in braces is known and closed in everything that is said") {
  for (const std::string wrong : {"Về {la}", "Về {thu_tuc", "Về {thu_tuc} và {"}) {
    CAPTURE(wrong);
    for (const std::string field : {"invitation", "thanks"}) {
      auto file = small();
      file[field] = wrong;
      CHECK(refuses(file, "", field));
    }
    for (const std::string field : {"ask", "assurance"}) {
      auto file = small();
      question(file, 4)[field] = wrong;
      CHECK(refuses(file, "Q4", field));
    }
    auto file = small();
    file["pages"][0]["title"] = wrong;
    CHECK(refuses(file, "", "pages"));
  }
  auto file = small();
  file["pages"][0]["title"] = "Về {thu_tuc}";
  question(file, 4)["assurance"] = "Chỉ hỏi về {thu_tuc}.";
  CHECK_FALSE(surveys::has_mistake(surveys::lint(read(file))));
  // An option is shown as it is written.
  question(file, 2)["options"][0]["label"] = "Có, tại {thu_tuc}";
  CHECK(refuses(file, "Q2", "options"));
}

TEST_CASE("a condition names a question before it and answers that exist") {
  const auto with = [](const ordered_json& only) {
    auto file = small();
    question(file, 3)["only"] = only;
    return file;
  };
  CHECK(refuses(with({{{"question", "Q9"}, {"options", {"co"}}}}), "Q3", "only"));
  CHECK(refuses(with({{{"question", "Q2"}, {"options", {"tre"}}}}), "Q3", "only"));
  CHECK(refuses(with({{{"question", "Q4"}, {"options", {"co"}}}}), "Q3", "only"));
  CHECK(refuses(with({{{"question", "Q3"}, {"options", {"co"}}}}), "Q3", "only"));
  CHECK(refuses(with({{{"question", "Q2"}, {"options", ordered_json::array()}}}), "Q3", "only"));
}

TEST_CASE("a question that nobody can reach is found through the conditions before it") {
  auto file = small();
  auto follow = question(file, 4);
  follow["code"] = "Q5";
  follow["only"] = {{{"question", "Q2"}, {"options", {"co"}}},
                    {{"question", "Q2"}, {"options", {"khong"}}}};
  file["pages"][0]["questions"].push_back(follow);
  CHECK(refuses(file, "Q5", "only"));

  // Q5 only after Q3a, which is only asked of the late, and only of those who were not late.
  file = small();
  question(file, 4) = {{"code", "Q4"},
                       {"kind", "rating"},
                       {"ask", "Thư xin lỗi?"},
                       {"only", {{{"question", "Q2"}, {"options", {"khong"}}}}}};
  follow["only"] = {{{"question", "Q4"}, {"options", {"1"}}},
                    {{"question", "Q2"}, {"options", {"co"}}}};
  follow["ask"] = "Vì sao?";
  file["pages"][0]["questions"].push_back(follow);
  CHECK(refuses(file, "Q5", "only"));
  follow["only"].erase(1);
  file["pages"][0]["questions"][4] = follow;
  CHECK_FALSE(surveys::has_mistake(surveys::lint(read(file))));
}

TEST_CASE("advice does not stop a round") {
  auto file = small();
  question(file, 1)["ask"] = "Ông/Bà hài lòng với thái độ và thời gian không?";
  CHECK(advises(file, "Q1", "ask"));
  file = small();
  question(file, 1)["ask"] = "Chắc hẳn Ông/Bà hài lòng?";
  CHECK(advises(file, "Q1", "ask"));
  file = small();
  question(file, 2)["options"] = {{{"code", "a"}, {"label", "Rất tốt"}},
                                  {{"code", "b"}, {"label", "Tốt"}},
                                  {{"code", "c"}, {"label", "Không tốt"}}};
  question(file, 3)["only"][0]["options"] = {"c"};
  CHECK(advises(file, "Q2", "options"));
  file = small();
  question(file, 2)["options"][0]["label"] = "Có, đúng ngày ghi trên giấy hẹn đã nhận";
  CHECK(advises(file, "Q2", "options"));
  file = small();
  question(file, 1).erase("overall");
  CHECK(advises(file, "", "pages"));
  file = small();
  file["factors"]["X"] = "Không ai hỏi";
  CHECK(advises(file, "", "factors"));
  CHECK_FALSE(surveys::has_mistake(surveys::lint(read(file))));
}

TEST_CASE("the time it takes grows with words, options and typing, and is under a minute for six") {
  const auto file = base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} +
                                         "/office/surveys/questionnaires/nhanh.jsonc");
  REQUIRE(file.ok());
  Questionnaire quick;
  CHECK(surveys::parse_questionnaire(*file, quick).empty());
  const auto time = surveys::estimated_time(quick);
  CHECK(time.count() > 20);
  auto shorter = quick;
  shorter.pages[0].questions.pop_back();  // the open question
  CHECK(surveys::estimated_time(shorter) < time);
  CHECK(surveys::estimated_time(shorter).count() <= 60);
}

TEST_CASE("facts are found in a text, and an open brace ends nothing") {
  CHECK(surveys::facts_named("Thủ tục {thu_tuc} tại {don_vi}") ==
        std::vector<std::string>{"thu_tuc", "don_vi"});
  CHECK(surveys::facts_named("{x").empty());
  CHECK(surveys::facts_named("không có").empty());
  CHECK(surveys::leaves_brace_open("{a} {"));
  CHECK_FALSE(surveys::leaves_brace_open("{a} }"));
}
