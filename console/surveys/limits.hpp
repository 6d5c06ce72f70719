// Every limit of the survey pages, with its reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace console::survey_limits {

// Files being read at once, each 25 MB and what was made of it at most: nobody else waits so long
// for memory that the service suffers.
inline constexpr std::size_t imports_max = 4;
// An officer who left the page comes back within a coffee, or begins again.
inline constexpr std::chrono::minutes import_kept{30};
// People in one write transaction: below 100 ms (storage/README.md).
inline constexpr std::size_t saved_at_once = 500;
inline constexpr int taken_back_at_once = 500;
inline constexpr int ended_at_once = 500;
inline constexpr std::size_t list_name_max = 120;
inline constexpr std::size_t file_name_max = 200;
// Names put right by hand; as many as are shown.
inline constexpr std::size_t units_chosen_max = 200;
inline constexpr std::size_t unit_name_max = 1'000;
inline constexpr int lists_shown = 200;
// A list of those who wrote looks back a year at most: consents and memories fade.
inline constexpr std::chrono::days wrote_span_max{366};

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

}  // namespace console::survey_limits
