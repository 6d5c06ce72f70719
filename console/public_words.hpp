// What the public page says about a case, in Vietnamese and English: codes in, sentences out. Never
// the words of a citizen or of an officer. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "office/cases/case.hpp"

namespace console {

enum class Tongue { vi, en };

struct Both {
  std::string_view vi{};
  std::string_view en{};

  std::string_view in(Tongue tongue) const { return tongue == Tongue::vi ? vi : en; }
};

Both status_words_of(cases::Status status);
Both outcome_words_of(cases::Outcome outcome);  // "" for none
// Of a line of the history: "case.forward". "" when the public has nothing to do with it.
Both step_words_of(std::string_view what);

// "quá hạn 2 ngày làm việc", days >= 1.
std::string late_words(int days, Tongue tongue);
// Seconds, in whole minutes when more than one.
std::string wait_words(std::chrono::seconds wait, Tongue tongue);

}  // namespace console
