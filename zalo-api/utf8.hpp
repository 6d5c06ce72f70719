// Counting, cutting and mending UTF-8. Bytes that are no UTF-8 count as one character each, so that
// every function is total. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zalo {

// Bytes of the character at `at`: 1 to 4, or 0 when the bytes there are not valid UTF-8 (overlong
// forms, surrogates and values beyond U+10FFFF included). at < text.size().
std::size_t valid_length_at(std::string_view text, std::size_t at);

// Unicode code points: the unit of Zalo's text limits.
std::size_t count_code_points(std::string_view text);

// The largest prefix of at most `most` code points that does not separate a letter from the marks
// written after it (combining accents, joiners, variation selectors); at least one code point.
std::size_t prefix_bytes(std::string_view text, std::size_t most);

// Every byte that is no UTF-8 becomes U+FFFD.
std::string mend_utf8(std::string_view text);

// A JSON text that a strict reader may accept: invalid bytes and escapes of half a surrogate pair
// become U+FFFD, raw control characters inside strings become blanks. The rest is untouched.
std::string mend_json(std::string_view text);

}  // namespace zalo
