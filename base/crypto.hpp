// Hashes, random bytes and comparisons that leak no timing. The only place that includes OpenSSL's
// crypto headers. Safe from any thread.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace base {

// Lower-case hex of SHA-256 over the pieces, one after the other, without joining them in memory.
std::string sha256_hex(std::initializer_list<std::string_view> pieces);
std::string sha256_bytes(std::string_view text);
std::string hmac_sha256_hex(std::string_view key, std::string_view text);

// From the system's generator; throws Bug when it has none to give.
std::string random_bytes(std::size_t count);
// count characters of A-Z a-z 0-9.
std::string random_word(std::size_t count);

std::string base64url(std::string_view bytes);  // without padding (RFC 4648 section 5)
std::string hex(std::string_view bytes);

// Compares in a time that depends on the lengths only.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace base
