// Inside of fold: a text as letters with their marks apart, so that tones can be moved and marks
// dropped. Not for use outside office/language. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace language {

inline constexpr std::int32_t d_with_stroke = 0x0111;  // đ, which Unicode does not decompose

struct Letter {
  std::int32_t base = 0;   // a code point, lower case, without marks ("đ" stays itself)
  std::int32_t shape = 0;  // U+0302 â, U+0306 ă, U+031B ơ; 0 when none
  std::int32_t tone = 0;   // U+0300 à, U+0301 á, U+0303 ã, U+0309 ả, U+0323 ạ; 0 when none
};

using Letters = std::vector<Letter>;

// Code points of possibly broken UTF-8; what cannot be read becomes U+FFFD, what cannot be seen
// (zero-width, control) is left out.
std::vector<std::int32_t> readable_points(std::string_view text);
void append_utf8(std::string& text, std::int32_t point);

// Compatibility forms unified, lower case, marks apart. Marks no Vietnamese letter carries are left
// out of Latin letters; other scripts stay whole.
Letters letters_of(std::string_view text);
std::string composed(const Letters& letters);

bool is_blank(std::int32_t point);
bool is_letter(std::int32_t point);
bool is_letter_or_digit(std::int32_t point);
// Punctuation, symbols, emoji: what may be stripped from the ends of a message.
bool is_ornament(std::int32_t point);

// One way to place the tone of every Vietnamese syllable: hòa, thủy, quý, già, hoàn, khuỷu.
void unify_tones(Letters& letters);

}  // namespace language
