#include "office/surveys/questionnaire_file.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "office/surveys/entry_fields.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

using nlohmann::ordered_json;
using Findings = std::vector<Finding>;

Option read_option(const ordered_json& json, const std::string& question, Findings& findings) {
  EntryFields fields(json, question, findings);
  Option option{.code = fields.code("code"),
                .label = fields.text("label", label_max),
                .exclusive = fields.flag("exclusive"),
                .specify = fields.flag("specify")};
  fields.refuse_unknown();
  return option;
}

Condition read_condition(const ordered_json& json,
                         const std::string& question,
                         Findings& findings) {
  EntryFields fields(json, question, findings);
  Condition condition{.question = fields.code("question"),
                      .options = fields.texts("options", options_max)};
  fields.refuse_unknown();
  return condition;
}

Bounds read_bounds(const ordered_json& json, const Question& question, Findings& findings) {
  const auto far = question.kind == Kind::date ? days_away_max : number_max;
  EntryFields fields(json, question.code, findings);
  Bounds bounds{.least = fields.number("least", -far, far),
                .most = fields.number("most", -far, far)};
  fields.refuse_unknown();
  return bounds;
}

Kind read_kind(EntryFields& fields) {
  const auto kind = kind_from(fields.text_or_none("kind", code_max));
  if (!kind) {
    fields.mistake("kind",
                   "Loại câu hỏi là một trong: rating, single, multiple, number, date, text.",
                   "The kind is one of: rating, single, multiple, number, date, text.");
  }
  return kind.value_or(Kind::text);
}

// Whatever stands there, so that even a mistake of the code is shown at its question.
std::string named(const ordered_json& json) {
  const auto code = json.is_object() ? json.find("code") : json.end();
  return json.is_object() && code != json.end() && code->is_string() ? code->get<std::string>()
                                                                     : std::string{};
}

Question read_question(const ordered_json& json, Findings& findings) {
  EntryFields fields(json, named(json), findings);
  Question question;
  question.code = fields.code("code");
  question.kind = read_kind(fields);
  question.ask = fields.text("ask", ask_max);
  question.title = fields.text_or_none("title", title_max);
  question.factor = fields.text_or_none("factor", code_max);
  question.overall = fields.flag("overall");
  question.sensitive = fields.flag("sensitive");
  question.assurance = fields.text_or_none("assurance", ask_max);
  if (const auto* options = fields.list("options", options_max)) {
    for (const auto& one : *options) {
      question.options.push_back(read_option(one, question.code, findings));
    }
  }
  if (const auto* only = fields.list("only", conditions_max)) {
    for (const auto& one : *only) {
      question.only.push_back(read_condition(one, question.code, findings));
    }
  }
  if (const auto* bounds = fields.object("bounds")) {
    question.bounds = read_bounds(*bounds, question, findings);
  }
  fields.refuse_unknown();
  return question;
}

Page read_page(const ordered_json& json, Findings& findings) {
  EntryFields fields(json, "", findings);
  Page page{.title = fields.text_or_none("title", title_max), .questions = {}};
  if (const auto* questions = fields.list("questions", questions_max)) {
    for (const auto& one : *questions) page.questions.push_back(read_question(one, findings));
  }
  fields.refuse_unknown();
  return page;
}

std::map<std::string, std::string> read_factors(const ordered_json& json, Findings& findings) {
  EntryFields fields(json, "", findings);
  std::map<std::string, std::string> factors;
  for (const auto& [code, name] : json.items()) {
    factors[code] = fields.text(code.c_str(), title_max);
  }
  if (factors.size() > factors_max) {
    fields.mistake("factors", "Có quá nhiều yếu tố.", "There are too many factors.");
  }
  return factors;
}

ordered_json option_json(const Option& option) {
  ordered_json json{{"code", option.code}, {"label", option.label}};
  if (option.exclusive) json["exclusive"] = true;
  if (option.specify) json["specify"] = true;
  return json;
}

ordered_json condition_json(const Condition& condition) {
  return {{"question", condition.question}, {"options", condition.options}};
}

ordered_json question_json(const Question& question) {
  ordered_json json{{"code", question.code}, {"kind", kind_code(question.kind)}};
  json["ask"] = question.ask;
  if (!question.title.empty()) json["title"] = question.title;
  if (!question.factor.empty()) json["factor"] = question.factor;
  if (question.overall) json["overall"] = true;
  if (question.sensitive) json["sensitive"] = true;
  if (!question.assurance.empty()) json["assurance"] = question.assurance;
  for (const auto& option : question.options) json["options"].push_back(option_json(option));
  for (const auto& condition : question.only) json["only"].push_back(condition_json(condition));
  if (question.bounds) {
    json["bounds"] = {{"least", question.bounds->least}, {"most", question.bounds->most}};
  }
  return json;
}

ordered_json page_json(const Page& page) {
  ordered_json json = ordered_json::object();
  if (!page.title.empty()) json["title"] = page.title;
  json["questions"] = ordered_json::array();
  for (const auto& question : page.questions) json["questions"].push_back(question_json(question));
  return json;
}

}  // namespace

Findings read_questionnaire(const ordered_json& json, Questionnaire& into) {
  Findings findings;
  EntryFields fields(json, "", findings);
  into.id = fields.code("questionnaire");
  into.version = static_cast<int>(fields.number("version", 1, versions_max));
  into.title = fields.text("title", title_max);
  into.basis = fields.text_or_none("basis", ask_max);
  into.invitation = fields.text("invitation", invitation_max);
  into.thanks = fields.text("thanks", ask_max);
  into.facts = fields.texts("facts", options_max);
  if (const auto* factors = fields.object("factors")) {
    into.factors = read_factors(*factors, findings);
  }
  if (const auto* pages = fields.list("pages", pages_max)) {
    for (const auto& page : *pages) into.pages.push_back(read_page(page, findings));
  }
  if (const auto* offer = fields.object("offers_feedback")) {
    into.offers_feedback = read_condition(*offer, "", findings);
  }
  fields.refuse_unknown();
  return findings;
}

Findings parse_questionnaire(std::string_view jsonc, Questionnaire& into) {
  const auto json = base::parse_json(jsonc);
  if (json) return read_questionnaire(*json, into);
  return {{Weight::mistake, "", "", "Tệp không đọc được.", json.error().what}};
}

ordered_json to_json(const Questionnaire& questionnaire) {
  ordered_json json{{"questionnaire", questionnaire.id},
                    {"version", questionnaire.version},
                    {"title", questionnaire.title}};
  if (!questionnaire.basis.empty()) json["basis"] = questionnaire.basis;
  json["invitation"] = questionnaire.invitation;
  json["thanks"] = questionnaire.thanks;
  if (!questionnaire.facts.empty()) json["facts"] = questionnaire.facts;
  for (const auto& [code, name] : questionnaire.factors) json["factors"][code] = name;
  json["pages"] = ordered_json::array();
  for (const auto& page : questionnaire.pages) json["pages"].push_back(page_json(page));
  if (questionnaire.offers_feedback) {
    json["offers_feedback"] = condition_json(*questionnaire.offers_feedback);
  }
  return json;
}

}  // namespace surveys
