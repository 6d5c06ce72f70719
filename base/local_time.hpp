// Civil time of Viet Nam: fixed +07:00, no daylight saving (g++ 12 has no time zones, and none are
// needed). Independent of the machine's zone. Pure functions, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace base {

inline constexpr std::chrono::hours viet_nam_offset{7};

struct LocalTime {
  std::chrono::year_month_day date{};
  std::chrono::minutes of_day{};  // since local midnight, whole minutes; range [0, 1440)
};

LocalTime to_local(TimePoint time);
TimePoint from_local(std::chrono::year_month_day date, std::chrono::minutes of_day);

// "21/11/2026", "09:05", "09:05 21/11/2026": as Vietnamese write them.
std::string format_date(std::chrono::year_month_day date);
std::string format_date(TimePoint time);
std::string format_time(TimePoint time);
std::string format_date_time(TimePoint time);
// "2026-11-21T09:05:00.000+07:00", for logs and exports.
std::string format_iso(TimePoint time);

// "2026-11-21", for storage and codes.
std::string format_iso_date(std::chrono::year_month_day date);

// "thứ Hai" … "Chủ nhật".
std::string weekday_name(std::chrono::year_month_day date);

// "2026-11-21" → date; nothing when it is not a real day.
std::optional<std::chrono::year_month_day> parse_iso_date(std::string_view text);
// What format_iso writes, with or without milliseconds and with any offset ("Z" too); nothing for
// anything else.
std::optional<TimePoint> parse_iso(std::string_view text);
// "07:30" → minutes of the day; "24:00" is allowed as an end.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text);
// "500ms", "20s", "3h", "7d", also "1h 30m"; nothing for anything else or a negative number.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace base
