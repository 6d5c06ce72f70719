// What a file may take while it is taken apart.
#pragma once

#include <cstddef>
#include <cstdint>

namespace papers::limits {

// Word documents of a citizen or an office hold a few dozen parts; thousands are no letter.
inline constexpr std::int64_t entries_max = 2'000;
// A document of 5 MB with photos stays far below; a bomb does not.
inline constexpr std::uint64_t unfolded_max = 64ULL * 1024 * 1024;

}  // namespace papers::limits
