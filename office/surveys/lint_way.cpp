// Who is asked what: conditions that name what exists, and questions that nobody can reach.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "office/surveys/lint_parts.hpp"

namespace surveys {
namespace {

// The answers to earlier questions that let a person reach this one; a question that is not named
// may be answered in any way.
using Wanted = std::map<std::string, std::set<std::string>>;

bool narrow(Wanted& wanted, const Condition& condition) {
  const std::set<std::string> these(condition.options.begin(), condition.options.end());
  const auto [found, added] = wanted.emplace(condition.question, these);
  if (added) return !these.empty();
  std::set<std::string> both;
  std::set_intersection(found->second.begin(),
                        found->second.end(),
                        these.begin(),
                        these.end(),
                        std::inserter(both, both.end()));
  found->second = both;
  return !both.empty();
}

// Conditions lead only backwards, so that following them ends.
bool can_reach(const Questionnaire& questionnaire, const Question& question, Wanted& wanted) {
  for (const auto& condition : question.only) {
    if (!narrow(wanted, condition)) return false;
    const auto* named = questionnaire.find(condition.question);
    if (named != nullptr && named != &question && !can_reach(questionnaire, *named, wanted)) {
      return false;
    }
  }
  return true;
}

bool comes_before(const Questionnaire& questionnaire, const Question& first, const Question& then) {
  for (const auto* question : questionnaire.questions()) {
    if (question == &then) return false;
    if (question == &first) return true;
  }
  return false;
}

bool leads_backwards(const Questionnaire& questionnaire,
                     const Question& question,
                     Findings& findings) {
  bool right = true;
  for (const auto& condition : question.only) {
    const auto* named = condition_question(questionnaire, condition, "only", findings);
    if (named == nullptr) {
      right = false;
    } else if (!comes_before(questionnaire, *named, question)) {
      findings.mistake("only",
                       fmt::format("Câu {} đứng sau, lúc này chưa có câu trả lời.", named->code),
                       fmt::format("{} comes later: it has no answer yet.", named->code));
      right = false;
    }
  }
  return right;
}

}  // namespace

const Question* condition_question(const Questionnaire& questionnaire,
                                   const Condition& condition,
                                   const std::string& field,
                                   Findings& findings) {
  const auto* named = questionnaire.find(condition.question);
  if (named == nullptr) {
    findings.mistake(field,
                     fmt::format("Không có câu mã {}.", condition.question),
                     fmt::format("There is no question {}.", condition.question));
    return nullptr;
  }
  const auto known = answers_of(*named);
  for (const auto& option : condition.options) {
    if (std::find(known.begin(), known.end(), option) != known.end()) continue;
    findings.mistake(field,
                     fmt::format("Câu {} không có lựa chọn mã “{}”.", named->code, option),
                     fmt::format("{} has no option “{}”.", named->code, option));
    return nullptr;
  }
  if (!condition.options.empty()) return named;
  findings.mistake(
      field, "Điều kiện này chưa chọn câu trả lời nào.", "This condition names no answer.");
  return nullptr;
}

void check_way(const Questionnaire& questionnaire, const Question& question, Findings& findings) {
  if (!leads_backwards(questionnaire, question, findings)) return;
  Wanted wanted;
  if (can_reach(questionnaire, question, wanted)) return;
  findings.mistake("only",
                   "Không ai đến được câu này: các điều kiện loại trừ nhau.",
                   "Nobody can reach this question: its conditions exclude each other.");
}

}  // namespace surveys
