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

inline constexpr int open_answers_shown = 50;
// Numbers of rows in a query or a body.
inline constexpr std::int64_t answer_id_max = 1'000'000'000'000;
inline constexpr std::int64_t theme_id_max = 1'000'000'000;
// A codebook that two people apply alike has a few dozen themes; an answer is about a few of them.
inline constexpr std::size_t themes_max = 200;
inline constexpr std::size_t themes_of_answer = 10;
inline constexpr std::size_t theme_title_max = 60;
inline constexpr std::size_t theme_about_max = 500;

// Closed rounds whose counts are kept: two questionnaires as far back as a line goes.
inline constexpr std::size_t rounds_kept = 24;
// Of a kept one: 130 units, 12 fields, 2 levels at most; some 4 MB with the longest questionnaire.
inline constexpr std::size_t strata_kept = 4'000;

// One file of responses, on the disk until it has left. 200,000 responses of thirty questions are
// some 200 MB as CSV; the office's largest list is half of that.
inline constexpr std::size_t export_bytes_max = 256UL * 1024 * 1024;
// Responses read in one transaction: a long one keeps the database from tidying up.
inline constexpr std::size_t export_rows_at_once = 1'000;
// A text of CSV before it goes into the file.
inline constexpr std::size_t export_piece_bytes = 256UL * 1024;

}  // namespace console::limits
