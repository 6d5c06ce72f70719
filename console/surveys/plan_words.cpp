#include "console/surveys/plan_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "templates/engine/format.hpp"

namespace console {
namespace {

void check(const std::string& text,
           const char* field,
           const surveys::Questionnaire& questionnaire,
           std::vector<surveys::Finding>& findings) {
  const auto wrong = [&](std::string vi, std::string en) {
    findings.push_back({surveys::Weight::mistake, "words", field, std::move(vi), std::move(en)});
  };
  const auto named = templates::placeholders_of(text);
  if (!named) {
    return wrong("Dấu ngoặc nhọn chưa đúng: viết {thu_tuc}.", "Braces are wrong: write {thu_tuc}.");
  }
  for (const auto& one : *named) {
    const auto& facts = questionnaire.facts;
    if (std::find(facts.begin(), facts.end(), one.name) != facts.end()) continue;
    wrong(fmt::format("Bộ câu hỏi không biết “{}”.", one.name),
          fmt::format("The questionnaire does not know “{}”.", one.name));
  }
}

}  // namespace

std::vector<surveys::Finding> mistakes_in_words(const surveys::RoundWords& words,
                                                const surveys::Questionnaire& questionnaire) {
  std::vector<surveys::Finding> findings;
  check(words.invitation, "invitation", questionnaire, findings);
  check(words.reminder, "reminder", questionnaire, findings);
  check(words.thanks, "thanks", questionnaire, findings);
  return findings;
}

}  // namespace console
