// Limits of reading a list of people from a file. Numbers only; any thread.
#pragma once

#include <cstddef>

namespace surveys::import_limits {

// A province returns some 60,000 results in its busiest month.
inline constexpr std::size_t people_max = 100'000;
// The widest list of an office we know of has 40 columns.
inline constexpr std::size_t columns_max = 100;
// 100,000 rows of ten columns: 5 MB as XLSX, 15 MB as CSV.
inline constexpr std::size_t file_bytes_max = 25UL * 1024 * 1024;
// The longest names of procedures have 400 characters; more is a text that lost its quotes.
inline constexpr std::size_t cell_bytes_max = 4'000;
// Titles that may stand above the names of the columns.
inline constexpr std::size_t titles_max = 20;
// Rows looked at to guess what a column holds and how it is written.
inline constexpr std::size_t sample_rows = 1'000;
// Different names of units or procedures that are looked up; an office has some hundreds.
inline constexpr std::size_t names_max = 5'000;
// Names of units shown to be put right by hand; the most frequent ones.
inline constexpr std::size_t unknown_shown = 200;
inline constexpr std::size_t likely_shown = 5;
inline constexpr std::size_t examples_shown = 3;
inline constexpr std::size_t example_letters = 60;

}  // namespace surveys::import_limits
