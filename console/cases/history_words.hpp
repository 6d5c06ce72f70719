// The history of a case in words: names where the line was written with a code, and in English.
// Pure functions, any thread.
#pragma once

#include <string>

#include "console/cases/register_words.hpp"
#include "office/cases/decide.hpp"

namespace console {

struct HistoryWords {
  std::string vi{};
  std::string en{};  // names and what people wrote stay as they are
};

HistoryWords history_words(const RegisterWords& words, const cases::Entry& entry);

}  // namespace console
