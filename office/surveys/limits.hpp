// Limits of survey rounds. Numbers only; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace surveys {

// A figure of fewer people is hidden (docs/domain.md 3.3): with nine a colleague can guess who.
inline constexpr std::int64_t shown_min = 10;

// No place in a ranking below this: an interval of 30 answers is still up to 35 points wide.
inline constexpr std::int64_t ranked_min = 30;

// 200 units by 50 fields; a larger table is read by nobody and would take seconds to look through.
inline constexpr std::size_t table_cells_max = 10'000;

// Different numbers kept of one question in one stratum; years, days and visits are some hundreds.
// More are put together, so that a list of a hundred thousand people stays small.
inline constexpr std::size_t spread_values_max = 4'096;

// No answer counts for more than five average ones: above that one person moves a province. Usual
// practice (the ANES trims at 5); what is cut off is shared out among the others.
inline constexpr double weight_max = 5.0;

// Half of the questions; less is a break-off. AAPOR leaves the line to the survey and gives this
// one as an example (Standard Definitions, 10th ed. 2023); it must be published with the rates.
inline constexpr int partial_percent_min = 50;

// More people than the country has: a larger number in a list or a form is a typing error.
inline constexpr std::int64_t people_max = 100'000'000;

// A round is a matter of weeks; a year of it is a typing error.
inline constexpr int round_days_max = 366;

// Looking for a day to start on stops here: the longest break is nine days, a closed month thirty.
inline constexpr int start_search_days = 60;

// The break around Tết with its weekends: nine days in 2025 and 2026.
inline constexpr int tet_days_max = 16;

// Parts of days looked through for an estimate: a year with ten ranges a day.
inline constexpr int stretches_max = 4'000;

}  // namespace surveys
