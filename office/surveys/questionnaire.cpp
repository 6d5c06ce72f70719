#include "office/surveys/questionnaire.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"

namespace surveys {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 6> kinds{{{Kind::rating, "rating"},
                                                                  {Kind::single, "single"},
                                                                  {Kind::multiple, "multiple"},
                                                                  {Kind::number, "number"},
                                                                  {Kind::date, "date"},
                                                                  {Kind::text, "text"}}};

constexpr std::array<std::string_view, levels> level_labels{
    "Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"};

}  // namespace

std::string_view kind_code(Kind kind) {
  for (const auto& [known, code] : kinds) {
    if (known == kind) return code;
  }
  throw base::Bug("a kind of question without a code");
}

std::optional<Kind> kind_from(std::string_view code) {
  for (const auto& [kind, known] : kinds) {
    if (known == code) return kind;
  }
  return std::nullopt;
}

std::string_view level_label(int level) {
  base::check(level >= 1 && level <= levels, "a level of 1 to 5");
  return level_labels.at(static_cast<std::size_t>(level) - 1);
}

std::vector<const Question*> Questionnaire::questions() const {
  std::vector<const Question*> all;
  for (const auto& page : pages) {
    for (const auto& question : page.questions) all.push_back(&question);
  }
  return all;
}

const Question* Questionnaire::find(std::string_view code) const {
  for (const auto* question : questions()) {
    if (question->code == code) return question;
  }
  return nullptr;
}

bool is_asked(const Questionnaire& questionnaire,
              const Question& question,
              const Answers& answers) {
  return std::all_of(question.only.begin(), question.only.end(), [&](const auto& condition) {
    const auto* before = questionnaire.find(condition.question);
    if (before == nullptr || !is_asked(questionnaire, *before, answers)) return false;
    const auto given = answers.find(condition.question);
    if (given == answers.end()) return false;
    return std::any_of(given->second.begin(), given->second.end(), [&](const auto& code) {
      const auto& wanted = condition.options;
      return std::find(wanted.begin(), wanted.end(), code) != wanted.end();
    });
  });
}

std::vector<std::string> answers_of(const Question& question) {
  std::vector<std::string> codes;
  if (question.kind == Kind::rating) {
    for (int level = 1; level <= levels; ++level) codes.push_back(std::to_string(level));
  }
  for (const auto& option : question.options) codes.push_back(option.code);
  return codes;
}

}  // namespace surveys
