// Small rules about the bytes of HTTP that several readers share (RFC 9110 section 5). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace door {

bool same_word(std::string_view left, std::string_view right);  // ASCII case does not matter
bool is_token(std::string_view text);                           // a header name or a method
std::string_view trimmed(std::string_view text);                // without blanks and tabs around
int hex_value(char digit);                                      // -1: not a hexadecimal digit

// Nothing when a "%" is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace door
