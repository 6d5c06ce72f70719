// How the text of a file is written down, and the same text as UTF-8. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace surveys {

enum class Encoding {
  utf8,
  utf16_le,
  utf16_be,
  windows_1258,  // Vietnamese of Windows
  windows_1252   // of files typed with TCVN3 or VNI fonts
};
inline constexpr std::array all_encodings{Encoding::utf8,
                                          Encoding::utf16_le,
                                          Encoding::utf16_be,
                                          Encoding::windows_1258,
                                          Encoding::windows_1252};

std::string_view code_of(Encoding encoding);   // "utf-8"
std::string_view label_of(Encoding encoding);  // as people are told
std::optional<Encoding> encoding_from(std::string_view code);

struct EncodingGuess {
  Encoding encoding{};
  bool sure = false;
};

// Nothing: this is no text.
std::optional<EncodingGuess> guess_encoding(std::string_view bytes);

// Without a byte order mark; what has no meaning in that encoding becomes U+FFFD.
std::string decoded(std::string_view bytes, Encoding encoding);

}  // namespace surveys
