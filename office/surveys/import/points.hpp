// Code points of a text, and Vietnamese syllables among them: inside of reading a file. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace surveys {

// What is no UTF-8 becomes U+FFFD.
std::u32string points_of(std::string_view utf8);
void append_point(std::string& utf8, char32_t point);
std::string utf8_of(std::u32string_view points);

bool is_vietnamese(char32_t letter);  // ASCII letters too
char32_t upper_of(char32_t letter);   // of Vietnamese letters
bool is_upper(char32_t letter);

// Runs of letters and of what older fonts put in their place (U+00A1 … U+00FF).
std::vector<std::u32string> letter_runs(std::u32string_view text);

// Could be a Vietnamese syllable by its letters and their order, capitals included.
bool is_syllable(std::u32string_view word);

}  // namespace surveys
