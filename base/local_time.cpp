#include "base/local_time.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace base {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::year_month_day;

TimePoint shifted(TimePoint time) {
  return time + viet_nam_offset;
}

std::optional<int> parse_digits(std::string_view text) {
  // from_chars takes a minus sign, and "-0" is no hour and no month.
  if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct Unit {
  std::string_view name;
  Duration length;
};

constexpr std::array<Unit, 5> units{{{"ms", Duration{1}},
                                     {"s", std::chrono::seconds{1}},
                                     {"m", std::chrono::minutes{1}},
                                     {"h", std::chrono::hours{1}},
                                     {"d", days{1}}}};
constexpr int duration_number_max = 1'000'000;  // keeps every sum far inside 64 bits

// Takes one "<number><unit>" off the front of text.
std::optional<Duration> take_part(std::string_view& text) {
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = parse_digits(text.substr(0, digits));
  if (!number || *number > duration_number_max) return std::nullopt;
  text.remove_prefix(digits);
  const auto length = std::min(text.find_first_of(" 0123456789"), text.size());
  const auto name = text.substr(0, length);
  text.remove_prefix(length);
  for (const auto& unit : units) {
    if (unit.name == name) return *number * unit.length;
  }
  return std::nullopt;
}

}  // namespace

LocalTime to_local(TimePoint time) {
  const auto local = shifted(time);
  const auto midnight = floor<days>(local);
  return {year_month_day{midnight}, floor<minutes>(local - midnight)};
}

TimePoint from_local(year_month_day date, minutes of_day) {
  return TimePoint{std::chrono::sys_days{date}} + of_day - viet_nam_offset;
}

std::string format_date(year_month_day date) {
  return fmt::format("{:02}/{:02}/{:04}",
                     static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

std::string format_date(TimePoint time) {
  return format_date(to_local(time).date);
}

std::string format_time(TimePoint time) {
  const auto of_day = to_local(time).of_day.count();
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

std::string format_date_time(TimePoint time) {
  return format_time(time) + " " + format_date(time);
}

std::string format_iso_date(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_iso(TimePoint time) {
  const auto local = to_local(time);
  const auto in_minute = (shifted(time) - floor<minutes>(shifted(time))).count();
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+07:00",
                     format_iso_date(local.date),
                     local.of_day.count() / 60,
                     local.of_day.count() % 60,
                     in_minute / 1000,
                     in_minute % 1000);
}

std::string weekday_name(year_month_day date) {
  static constexpr std::array<const char*, 7> names{
      "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"};
  return names.at(std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding());
}

std::optional<year_month_day> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

namespace {

// ".123", three digits; nothing taken when there is no dot.
std::optional<Duration> take_millis(std::string_view& rest) {
  if (!rest.starts_with('.')) return Duration{0};
  constexpr std::size_t length = 4;
  const auto digits = rest.size() < length ? std::nullopt : parse_digits(rest.substr(1, 3));
  if (!digits) return std::nullopt;
  rest.remove_prefix(length);
  return Duration{*digits};
}

// "Z", "+07:00", "-03:30".
std::optional<minutes> offset_in(std::string_view text) {
  if (text == "Z") return minutes{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto by = parse_time_of_day(text.substr(1));
  if (!by) return std::nullopt;
  return text[0] == '+' ? *by : -*by;
}

}  // namespace

std::optional<TimePoint> parse_iso(std::string_view text) {
  // "2026-11-21T09:05:00" and what may follow: ".123", then the offset.
  constexpr std::size_t whole_seconds = 19;
  if (text.size() <= whole_seconds || text[10] != 'T' || text[16] != ':') return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto of_day = parse_time_of_day(text.substr(11, 5));
  const auto seconds = parse_digits(text.substr(17, 2));
  if (!date || !of_day || !seconds) return std::nullopt;
  if (*of_day >= std::chrono::hours{24} || *seconds >= 60) return std::nullopt;
  auto rest = text.substr(whole_seconds);
  const auto millis = take_millis(rest);
  const auto offset = offset_in(rest);
  if (!millis || !offset) return std::nullopt;
  const auto in_viet_nam = from_local(*date, *of_day);
  return in_viet_nam + viet_nam_offset - *offset + std::chrono::seconds{*seconds} + *millis;
}

std::optional<minutes> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = parse_digits(text.substr(0, 2));
  const auto minute = parse_digits(text.substr(3, 2));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const int total = *hour * 60 + *minute;
  if (total > 24 * 60) return std::nullopt;
  return minutes{total};
}

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Duration total{0};
  while (!text.empty()) {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    total += *part;
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return total;
}

}  // namespace base
