// The limits of the administrators' pages, with their reasons.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace console::admin::limits {

// S11: a link that lies in a mailbox must not open a door next week.
inline constexpr std::chrono::hours invite_lasts{24};
inline constexpr std::int64_t revision_max = 1'000'000'000;
inline constexpr std::size_t name_max = 80;
inline constexpr std::size_t unit_max = 40;       // an id of the catalogue
inline constexpr std::size_t roles_max = 8;       // as many as there are
inline constexpr std::size_t token_letters = 43;  // 256 bits
inline constexpr int branches = 9;

inline constexpr int exchanges_shown = 50;
// A body in the wire log is cut when shown: the whole one is rarely worth the kilobytes.
inline constexpr std::size_t exchange_letters_max = 1000;

inline constexpr int trail_shown = 50;
// Lines of one account in which its last change is looked for; logins stand among them.
inline constexpr int looked_back = 50;
// One export: a year of a busy office, some megabytes, read in pages.
inline constexpr int trail_exported = 20000;
inline constexpr int trail_page = 500;
inline constexpr std::size_t filter_max = 60;

// One year of special days: twice as many as the busiest year had.
inline constexpr std::size_t days_max = 60;
inline constexpr std::size_t version_max = 20;
inline constexpr std::size_t reason_max = 300;
inline constexpr std::size_t moved_shown = 20;
inline constexpr int versions_shown = 20;
// Cases counted again in one look: more than the office has open, and a few seconds at most.
inline constexpr int recounted_max = 20000;
inline constexpr int recounted_page = 200;
inline constexpr int requests_shown = 200;

// A template of Zalo: its form has no more fields, and none takes more characters.
inline constexpr std::size_t template_fields_max = 20;
inline constexpr std::int64_t template_value_max = 400;
inline constexpr std::size_t shortcut_max = 20;

// A unit: several communes may become one, or one several.
inline constexpr std::size_t units_tied_max = 20;
inline constexpr std::size_t unit_name_max = 150;
inline constexpr std::size_t address_max = 200;
inline constexpr std::size_t phone_max = 20;
inline constexpr std::size_t periods_max = 4;  // of a day
// Nobody decides further ahead; a later day is a typing error.
inline constexpr int years_ahead_max = 10;
inline constexpr std::size_t touched_shown = 20;

// Shown red: a citizen who waits longer than this thinks it is broken.
inline constexpr std::chrono::minutes oldest_max{2};
inline constexpr int disk_warn_percent = 20;  // free
inline constexpr int disk_bad_percent = 10;
inline constexpr std::chrono::hours backup_warn{26};  // daily, and two hours late
inline constexpr std::chrono::hours backup_bad{50};
// A backup that nobody tried for a month is a hope.
inline constexpr std::chrono::hours drill_warn{24 * 31};

}  // namespace console::admin::limits
