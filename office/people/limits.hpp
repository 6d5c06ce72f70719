// Limits of handling people's data. Numbers only; any thread.
#pragma once

#include <cstddef>

namespace people {

// A Vietnamese full name has two to five words.
inline constexpr std::size_t name_words_min = 2;
inline constexpr std::size_t name_words_max = 5;

// Longest time a law may give for acting on a request; longer in the file is a typing error.
inline constexpr int right_days_max = 120;

}  // namespace people
