// Limits of looking things up. Numbers only; any thread.
#pragma once

#include <cstddef>

namespace catalog {

// Names are looked for in the first words of a text; a longer story has named its unit by then.
inline constexpr std::size_t typed_words_max = 400;

// A message of more words than this is a sentence: a name in it without kind and marks is a guess.
inline constexpr std::size_t short_message_words = 6;

// Typing errors are looked for in short messages only, and in names long enough to survive them.
inline constexpr std::size_t fuzzy_words_max = 5;
inline constexpr std::size_t fuzzy_letters_min = 5;   // one error
inline constexpr std::size_t fuzzy_letters_two = 9;   // two errors
inline constexpr std::size_t fuzzy_letters_max = 48;  // longer is no name

// Counting working days stops here: more than any deadline of ours (30), less than a loop.
inline constexpr int working_days_max = 400;

// Looking for the next opening stops after this many days: the longest holiday is nine.
inline constexpr int closed_days_max = 40;

// From a unit to what became of it, step by step: more reforms and new names than a unit lives to
// see, and a bound against a ring.
inline constexpr int reforms_max = 12;

// A content file with more entries than this is a mistake.
inline constexpr std::size_t entries_max = 5000;

}  // namespace catalog
