// How a question is asked: two questions in one, words that lead, scales that lean, long labels.
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "office/language/fold.hpp"
#include "office/surveys/lint_parts.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

// Folded, with blanks around them: whole words only.
constexpr std::array<std::string_view, 4> joints{" va ", " hoac ", " cung nhu ", " dong thoi "};
constexpr std::array<std::string_view, 9> leading{" chac han ",
                                                  " phai khong ",
                                                  " dung khong ",
                                                  " co phai ",
                                                  " rat tot ",
                                                  " dong y rang ",
                                                  " tuyet voi ",
                                                  " kem coi ",
                                                  " nhu moi nguoi "};
constexpr std::array<std::string_view, 4> praise{" hai long ", " tot ", " dong y ", " dung "};
constexpr std::array<std::string_view, 4> blame{" khong ", " chua ", " kem ", " te "};

template <std::size_t size>
bool says_one_of(const std::string& words, const std::array<std::string_view, size>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](auto phrase) {
    return words.find(phrase) != std::string::npos;
  });
}

std::string spaced(const std::string& text) {
  std::string words = " ";
  for (const auto& word : language::match_words(language::bare(text))) words += word + " ";
  return words;
}

void check_scale(const Question& question, Findings& findings) {
  int praising = 0;
  int blaming = 0;
  for (const auto& option : question.options) {
    const auto words = spaced(option.label);
    if (!says_one_of(words, praise)) continue;
    ++(says_one_of(words, blame) ? blaming : praising);
  }
  if (praising + blaming < 3 || praising == blaming) return;
  findings.advise("options",
                  fmt::format("Thang lệch: {} mức khen, {} mức chê.", praising, blaming),
                  fmt::format("The scale leans: {} praise, {} blame.", praising, blaming));
}

void check_labels(const Question& question, Findings& findings) {
  for (const auto& option : question.options) {
    const auto length = language::length(option.label);
    if (length <= button_max) continue;
    findings.advise(
        "options",
        fmt::format("“{}” dài {} ký tự: không vừa nút bấm, chỉ hiện thành dòng đánh số.",
                    option.label,
                    length),
        fmt::format("“{}” is too long for a button ({} characters): it is shown as a "
                    "numbered line.",
                    option.label,
                    length));
  }
  if (question.options.size() <= buttons_max) return;
  findings.advise(
      "options",
      fmt::format("{} lựa chọn: Zalo hiện nhiều nhất {} nút, các lựa chọn sẽ là dòng đánh số.",
                  question.options.size(),
                  buttons_max),
      fmt::format("{} options: Zalo shows at most {} buttons, these become numbered "
                  "lines.",
                  question.options.size(),
                  buttons_max));
}

}  // namespace

void check_wording(const Question& question, Findings& findings) {
  const auto words = spaced(question.ask);
  if (question.kind == Kind::rating && says_one_of(words, joints)) {
    findings.advise("ask",
                    "Câu này có vẻ hỏi hai ý một lúc; nên tách làm hai câu.",
                    "This seems to ask two things at once; better two questions.");
  }
  if (says_one_of(words, leading)) {
    findings.advise(
        "ask", "Cách hỏi này gợi sẵn câu trả lời.", "This wording suggests the answer.");
  }
  check_scale(question, findings);
  check_labels(question, findings);
}

}  // namespace surveys
