// Standard base64 (RFC 4648 section 4), for files that travel inside JSON. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace simulator {

// The bytes; nothing when the text is not base64 with its padding.
std::optional<std::string> bytes_of_base64(std::string_view text);

// Lower-case hex of MD5: the "checksum" of a file event. Not for security.
std::string md5_hex(std::string_view bytes);

}  // namespace simulator
