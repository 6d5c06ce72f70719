// Limits of the results of survey rounds, with their reasons.
#pragma once

#include <cstddef>
#include <cstdint>

namespace console::limits {

// Rounds drawn on one line, and offered for a comparison: three years of a quarterly one.
inline constexpr std::size_t rounds_compared = 12;
// Rounds looked through for those of the same questionnaire: ten years of several in a quarter.
inline constexpr int rounds_searched = 500;
// The name of a unit's id or a field in the query.
inline constexpr std::size_t scope_name_max = 200;
inline constexpr std::int64_t round_id_max = 1'000'000'000;

}  // namespace console::limits
