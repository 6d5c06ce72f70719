// Passwords as scrypt hashes (RFC 7914) that carry their own parameters, so that they can be made
// dearer later without asking anybody for a new password. Any thread; each call needs 32 MiB.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

// 2^15 with r = 8: about 80 ms and 32 MiB on an office PC's server (OWASP's second choice, 2023);
// four logins at once stay below 130 MiB.
inline constexpr std::uint64_t scrypt_cost = 32768;
inline constexpr std::uint64_t scrypt_cost_max = 1U << 20;  // of a stored hash; beyond is damage

// "scrypt$32768$8$1$<salt>$<hash>", the last two in lower-case hex. salt: 16 random bytes. cost: a
// power of two; tests take a small one.
std::string hash_password(std::string_view password,
                          std::string_view salt,
                          std::uint64_t cost = scrypt_cost);

// False also for a stored text that is none of ours. Takes the time of the stored parameters.
bool is_password(std::string_view stored, std::string_view password);

}  // namespace base
