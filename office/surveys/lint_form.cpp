// The form of one question: what its kind needs and what it may not have.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "office/language/fold.hpp"
#include "office/surveys/lint_parts.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

bool has_options(Kind kind) {
  return kind == Kind::single || kind == Kind::multiple;
}

void check_option_codes(const Question& question, Findings& findings) {
  std::set<std::string> codes;
  std::set<std::string> labels;
  for (const auto& option : question.options) {
    check_option_code(question, option, findings);
    if (!codes.insert(option.code).second) {
      findings.mistake("options",
                       fmt::format("Mã “{}” đã dùng cho lựa chọn khác.", option.code),
                       fmt::format("The code “{}” is taken by another option.", option.code));
    }
    if (!labels.insert(language::plain(option.label)).second) {
      findings.mistake("options",
                       fmt::format("Hai lựa chọn cùng chữ “{}”.", option.label),
                       fmt::format("Two options read “{}”.", option.label));
    }
  }
}

void check_options(const Question& question, Findings& findings) {
  if (!has_options(question.kind)) {
    if (question.options.empty()) return;
    findings.mistake("options",
                     "Loại câu này không có lựa chọn riêng.",
                     "A question of this kind has no options of its own.");
    return;
  }
  if (question.options.size() < 2) {
    findings.mistake("options", "Cần ít nhất hai lựa chọn.", "At least two options are needed.");
  }
  const auto& all = question.options;
  const bool exclusive =
      std::any_of(all.begin(), all.end(), [](const auto& one) { return one.exclusive; });
  if (exclusive && question.kind == Kind::single) {
    findings.mistake("options",
                     "Chỉ câu chọn nhiều mới có lựa chọn đứng một mình.",
                     "Only a question with several answers can have an exclusive option.");
  }
  check_option_codes(question, findings);
}

void check_bounds(const Question& question, Findings& findings) {
  const bool bounded = question.kind == Kind::number || question.kind == Kind::date;
  if (bounded && !question.bounds) {
    findings.mistake("bounds",
                     "Cần ghi nhỏ nhất và lớn nhất, để câu gõ nhầm không thành số liệu.",
                     "The least and the most are needed: a slip of a finger is no figure.");
  }
  if (!bounded && question.bounds) {
    findings.mistake("bounds", "Loại câu này không có giới hạn.", "This kind has no bounds.");
  }
  if (question.bounds && question.bounds->least > question.bounds->most) {
    findings.mistake("bounds", "Nhỏ nhất lại lớn hơn lớn nhất.", "The least exceeds the most.");
  }
}

void check_marks(const Questionnaire& questionnaire, const Question& question, Findings& findings) {
  if (question.overall && question.kind != Kind::rating) {
    findings.mistake("overall",
                     "Câu hài lòng chung phải là câu 5 mức.",
                     "The general question must be a rating.");
  }
  if (!question.factor.empty() && !questionnaire.factors.contains(question.factor)) {
    findings.mistake("factor",
                     fmt::format("Không có yếu tố mã “{}”.", question.factor),
                     fmt::format("There is no factor “{}”.", question.factor));
  }
  if (question.sensitive && question.assurance.empty()) {
    findings.mistake("assurance",
                     "Câu nhạy cảm cần một lời: ai xem được câu trả lời, ai không.",
                     "A sensitive question needs a line on who sees the answer and who does not.");
  }
}

std::size_t shown_length(const Question& question) {
  std::size_t length = language::length(question.ask) + language::length(question.assurance);
  for (const auto& option : question.options) length += language::length(option.label) + 4;
  return length;
}

}  // namespace

void check_form(const Questionnaire& questionnaire, const Question& question, Findings& findings) {
  check_options(question, findings);
  check_bounds(question, findings);
  check_marks(questionnaire, question, findings);
  const auto length = shown_length(question);
  if (length <= shown_max) return;
  findings.mistake("ask",
                   fmt::format("Cả câu dài {} ký tự, nhiều nhất là {}.", length, shown_max),
                   fmt::format("{} characters in all, at most {} are allowed.", length, shown_max));
}

}  // namespace surveys
