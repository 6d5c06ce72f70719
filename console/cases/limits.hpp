// Every limit of this folder, with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace console::limits {

// A page of the list: what one screen can show; more is an export.
inline constexpr int cases_page = 20;
inline constexpr int cases_page_max = 100;
inline constexpr int page_max = 10'000;
// What is typed to find a case, and how many words of it are looked for.
inline constexpr std::size_t search_max = 100;
inline constexpr std::size_t search_words_max = 8;
// Names of units a typed word may mean; a word that means more than these is no name.
inline constexpr std::size_t units_meant_max = 120;
inline constexpr std::size_t filter_values_max = 40;
inline constexpr std::size_t query_bytes_max = 4096;

inline constexpr std::size_t summary_max = 120;
// Chips: "Còn 2 ngày" is soon.
inline constexpr int soon_days = 2;

// Likely the same matter: received within this time before or after, and so alike.
inline constexpr std::chrono::hours alike_within{24 * 60};
inline constexpr int alike_looked_at = 200;
inline constexpr std::size_t alike_shown = 5;
inline constexpr int alike_percent_min = 35;
inline constexpr int same_citizen_shown = 20;

// A look behind the mask (S4).
inline constexpr std::chrono::minutes unmasked_for{15};
// Cases put together can be taken apart for this long (S4).
inline constexpr std::chrono::hours merge_undo{24 * 30};

// One export: a year of the office; more is split by dates.
inline constexpr int export_rows_max = 5000;
inline constexpr std::size_t assigned_at_once_max = 100;
// Slips on one page: what a list shows of the largest page an office prints at once.
inline constexpr std::size_t slips_at_once_max = 40;
// Labels are a few words each, and few enough to be read at a glance.
inline constexpr std::size_t label_max = 40;
inline constexpr std::size_t labels_at_once_max = 10;
inline constexpr std::size_t labels_of_case_max = 20;
inline constexpr std::size_t saved_filters_max = 20;
inline constexpr std::size_t filter_name_max = 60;
inline constexpr std::size_t filter_query_max = 1000;

// A picture with parts painted over, as a browser encodes it; the door takes no larger body.
inline constexpr std::size_t masked_bytes_max = 5UL * 1024 * 1024;
// From the moment it comes until the case has it: a slow disk, and much to spare.
inline constexpr std::chrono::minutes masked_within{10};

inline constexpr std::size_t contact_name_max = 100;
inline constexpr std::size_t title_max = 200;
inline constexpr std::size_t code_max = 64;
inline constexpr std::size_t place_max = 600;  // as cases::reason_max

}  // namespace console::limits
