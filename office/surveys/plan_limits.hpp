// Limits of a round's plan, with their reasons.
#pragma once

#include <cstddef>
#include <cstdint>

namespace surveys {

// Below one percent the formula asks for nearly everybody: then "everybody" is the honest choice.
inline constexpr double error_percent_min = 0.5;
inline constexpr std::int64_t stratum_minimum_max = 1'000;
// What a browser still writes exactly as a number.
inline constexpr std::int64_t seed_max = 9'007'199'254'740'991;
inline constexpr int reminder_days_max = 30;
// A month of working days: later nobody remembers the visit.
inline constexpr int after_result_days_max = 22;
inline constexpr std::size_t periods_max = 6;        // of sending hours in a day
inline constexpr std::size_t closed_spans_max = 50;  // a year of weeks
// Lists are numbered one after the other.
inline constexpr std::int64_t list_max = 1'000'000'000;
// Zalo takes 4,000 messages a minute of all programs of the account; answers need their share.
inline constexpr int per_second_max = 30;
inline constexpr int spacing_hours_max = 24 * 30;
inline constexpr std::int64_t budget_max = 1'000'000'000;  // dong; more is a typing error
inline constexpr std::size_t template_number_max = 20;     // digits

// Over so many newest sends the rates of an automatic stop are taken, and these are the rates.
inline constexpr int stop_window = 100;
inline constexpr int blocked_percent_max = 1;
inline constexpr int failed_percent_max = 10;

}  // namespace surveys
