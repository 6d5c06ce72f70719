// Places in braces in everything that is said: of facts that are known, closed, and only where they
// are filled.
#include <algorithm>

#include <fmt/format.h>

#include "office/surveys/lint.hpp"
#include "office/surveys/lint_parts.hpp"

namespace surveys {
namespace {

struct Said {
  const std::string& text;
  const char* field = "";
};

void check_closed(const Said& said, Findings& findings) {
  if (!leaves_brace_open(said.text)) return;
  findings.mistake(said.field,
                   fmt::format("Dấu “{{” chưa được đóng trong “{}”.", said.text),
                   fmt::format("A “{{” is not closed in “{}”.", said.text));
}

void check_said(const Questionnaire& questionnaire, const Said& said, Findings& findings) {
  const auto& known = questionnaire.facts;
  for (const auto& name : facts_named(said.text)) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    findings.mistake(said.field,
                     fmt::format("Chưa biết lấy “{{{}}}” từ đâu.", name),
                     fmt::format("Nothing is known as “{{{}}}”.", name));
  }
  check_closed(said, findings);
}

// What is chosen is shown as it is written.
void check_label(const Option& option, Findings& findings) {
  if (option.label.find('{') == std::string::npos) return;
  findings.mistake(
      "options",
      fmt::format("“{}”: lựa chọn không có chỗ điền, dấu “{{” sẽ hiện nguyên.", option.label),
      fmt::format("“{}”: nothing is filled into an option, the “{{” would be shown.",
                  option.label));
}

}  // namespace

void check_places(const Questionnaire& questionnaire, Findings& findings) {
  check_said(questionnaire, {questionnaire.invitation, "invitation"}, findings);
  check_said(questionnaire, {questionnaire.thanks, "thanks"}, findings);
  for (const auto& page : questionnaire.pages)
    check_said(questionnaire, {page.title, "pages"}, findings);
}

void check_places(const Questionnaire& questionnaire,
                  const Question& question,
                  Findings& findings) {
  check_said(questionnaire, {question.ask, "ask"}, findings);
  check_said(questionnaire, {question.assurance, "assurance"}, findings);
  for (const auto& option : question.options) check_label(option, findings);
}

std::vector<std::string> facts_named(const std::string& text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

bool leaves_brace_open(const std::string& text) {
  const auto open = text.rfind('{');
  return open != std::string::npos && text.find('}', open) == std::string::npos;
}

}  // namespace surveys
