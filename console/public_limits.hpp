// The limits of the public page, with their reasons.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "console/tries.hpp"

namespace console::limits {

// Two short fields, each letter percent-encoded at worst.
inline constexpr std::size_t public_body_bytes_max = 4096;
inline constexpr std::size_t public_field_bytes_max = 400;
// A long history still fits on a printed page.
inline constexpr std::size_t public_steps_max = 40;

// A family looks up a few cases; a whole office behind one address some more. Four digits are
// guessed in 10,000 tries: 200 hours at this pace, and the limit per case below comes first.
// 4,096 addresses are about half a megabyte.
inline constexpr TryRule public_tries{20, std::chrono::minutes{10}, 4096};
// Each look-up is a commit: from many addresses at once they must not slow down the webhook.
inline constexpr TryRule public_tries_of_all{300, std::chrono::minutes{1}, 1};
// A day, from all addresses and accounts together; the conversation counts into the same.
inline constexpr std::int64_t proofs_per_case_max = 20;

}  // namespace console::limits
