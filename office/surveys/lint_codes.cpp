// Codes: two of the same, and those that stand for something else in the conversation or the list.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "office/language/fold.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/import/columns.hpp"
#include "office/surveys/lint_parts.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "office/surveys/questionnaire_names.hpp"

namespace surveys {
namespace {

// "z1" and "Z1" would be one column in a spreadsheet.
std::string folded(std::string_view code) {
  return language::bare(code);
}

bool is_used_by_the_conversation(const std::string& name) {
  return is_one_of(begun_with, name) || is_one_of(known_always, name) ||
         is_one_of(said_besides, name) || name == "files";
}

void check_twice(const Questionnaire& questionnaire, Findings& findings) {
  std::set<std::string> seen;
  for (const auto* question : questionnaire.questions()) {
    if (seen.insert(folded(question->code)).second) continue;
    findings.about(question->code);
    findings.mistake("code",
                     fmt::format("Có hai câu cùng mã {}.", question->code),
                     fmt::format("Two questions have the code {}.", question->code));
  }
}

// Whoever's list has a value of that name passes the question by.
void check_list(const Question& question, Findings& findings) {
  if (!import_field_from(folded(question.code))) return;
  findings.mistake(
      "code",
      fmt::format("Mã “{}” là tên một cột của danh sách: ai có cột ấy sẽ không được hỏi câu này.",
                  question.code),
      fmt::format("“{}” is a column of the lists: whoever has a value there is never asked this.",
                  question.code));
}

void check_conversation(const Question& question, Findings& findings) {
  if (!is_used_by_the_conversation(folded(question.code))) return;
  findings.mistake("code",
                   fmt::format("Mã “{}” đã dùng trong hội thoại, xin đặt mã khác.", question.code),
                   fmt::format("The conversation uses the name “{}” itself: choose another code.",
                               question.code));
}

void check_known_facts(const Questionnaire& questionnaire,
                       const Question& question,
                       Findings& findings) {
  const auto& facts = questionnaire.facts;
  const bool known = std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
    return folded(fact) == folded(question.code);
  });
  if (!known || import_field_from(folded(question.code))) return;
  findings.mistake(
      "code",
      fmt::format("Mã “{}” là tên một thông tin đã biết, nên câu này không bao giờ được hỏi.",
                  question.code),
      fmt::format("“{}” is the name of a known fact: the question would never be asked.",
                  question.code));
}

// The words of "Khác" are an answer of their own.
void check_specified(const Questionnaire& questionnaire,
                     const Question& question,
                     Findings& findings) {
  for (const auto* other : questionnaire.questions()) {
    if (!can_specify(*other) || folded(specified_code(other->code)) != folded(question.code))
      continue;
    findings.mistake(
        "code",
        fmt::format(
            "Mã “{}” giữ lời ghi rõ của câu {}, xin đặt mã khác.", question.code, other->code),
        fmt::format("“{}” holds the words specified at {}: choose another code.",
                    question.code,
                    other->code));
  }
}

void check_names_of_facts(const Questionnaire& questionnaire, Findings& findings) {
  for (const auto& fact : questionnaire.facts) {
    if (!is_one_of(begun_with, folded(fact))) continue;
    findings.mistake("facts",
                     fmt::format("Tên “{}” đã dùng trong hội thoại.", fact),
                     fmt::format("The conversation uses the name “{}” itself.", fact));
  }
}

}  // namespace

void check_codes(const Questionnaire& questionnaire, Findings& findings) {
  check_names_of_facts(questionnaire, findings);
  check_twice(questionnaire, findings);
  for (const auto* question : questionnaire.questions()) {
    findings.about(question->code);
    check_list(*question, findings);
    check_conversation(*question, findings);
    check_known_facts(questionnaire, *question, findings);
    check_specified(questionnaire, *question, findings);
  }
  findings.about("");
}

// "Không trả lời" stands below every question, "Xong" below one that takes several answers.
void check_option_code(const Question& question, const Option& option, Findings& findings) {
  const bool several = question.kind == Kind::multiple;
  if (option.code != no_answer && !(several && option.code == all_chosen)) return;
  findings.mistake(
      "options",
      fmt::format("Mã “{}” là của nút {} có sẵn, xin đặt mã khác cho lựa chọn này.",
                  option.code,
                  option.code == no_answer ? "“Không trả lời”" : "“Xong”"),
      fmt::format("The code “{}” belongs to a button that is always there: choose another.",
                  option.code));
}

}  // namespace surveys
