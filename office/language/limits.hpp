// Limits of reading what a person typed. Numbers only; any thread.
#pragma once

#include <cstddef>

namespace language {

// A message of Zalo has at most 2,000 characters; joined stories reach 4,000 code points of up to
// 4 bytes. Longer text is read up to here and the rest is ignored by the matchers.
inline constexpr std::size_t text_bytes_max = 32UL * 1024;

// A run of the same letter longer than this is emphasis ("lâuuuu"), not spelling.
inline constexpr std::size_t same_letters_max = 2;

// The longest short form spans this many words ("dk khai sinh").
inline constexpr std::size_t shorthand_words_max = 5;

// The longest phrase of signs.jsonc; longer ones would be sentences, which never match twice.
inline constexpr std::size_t sign_words_max = 8;

// Choices are numbered up to here; a larger number is an amount, not a choice.
inline constexpr int spoken_number_max = 99;

// A dossier code has at most 45 characters in its longest form; twice that covers loose typing.
inline constexpr std::size_t dossier_code_bytes_max = 96;

}  // namespace language
