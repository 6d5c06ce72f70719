// Limits of the survey pages, with their reasons.
#pragma once

#include <cstdint>

#include "console/admin/limits.hpp"
#include "console/limits.hpp"

namespace console::limits {

// A page of rounds: some years of monthly ones.
inline constexpr int rounds_shown = 200;
// Answers in one preview: the longest questionnaire with as many corrections.
inline constexpr int said_max = 150;
inline constexpr int round_name_max = 80;
inline constexpr int people_a_page = 50;
// Lines of the log on the page; older ones are in the audit trail.
inline constexpr int log_shown = 100;
// "2026-11-25T08:00:00.000+07:00".
inline constexpr int moment_max = 40;
inline constexpr std::int64_t reserve_at_once = 1'000;
// Colleagues who try a round at once.
inline constexpr int testers_at_once = 10;

}  // namespace console::limits
