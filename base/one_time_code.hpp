// Six-digit codes of an authenticator app: TOTP (RFC 6238) with HMAC-SHA-1 and steps of 30 s, the
// only form every app knows. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace base {

inline constexpr std::chrono::seconds code_step{30};
inline constexpr int code_digits = 6;

std::string base32(std::string_view bytes);                        // RFC 4648, without padding
std::optional<std::string> from_base32(std::string_view letters);  // blanks and small letters pass

std::int64_t code_step_of(TimePoint time);
// digits: 6; the examples of the RFC have 8.
std::string code_at(std::string_view key, std::int64_t step, int digits = code_digits);

// Which step, at most `around` before or after the one of now, this is the code of; nothing when of
// none. The caller refuses a step that was used before.
std::optional<std::int64_t> step_of_code(std::string_view key,
                                         std::string_view code,
                                         TimePoint now,
                                         int around = 1);

}  // namespace base
