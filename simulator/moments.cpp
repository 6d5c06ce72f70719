#include "simulator/moments.hpp"

#include "base/local_time.hpp"

namespace simulator {
namespace {

constexpr std::size_t date_length = 10;  // "2026-11-23"
constexpr std::size_t time_length = 5;   // "07:00"

// Takes ":SS" off the front; nothing when it is there but no number of seconds.
std::optional<std::chrono::seconds> take_seconds(std::string_view& text) {
  if (!text.starts_with(':')) return std::chrono::seconds{0};
  const auto as_minutes = base::parse_time_of_day(std::string{"00"}.append(text.substr(0, 3)));
  if (!as_minutes) return std::nullopt;
  text.remove_prefix(3);
  return std::chrono::seconds{as_minutes->count()};
}

// "Z", "+07:00" or "-05:00".
std::optional<std::chrono::minutes> zone_of(std::string_view text) {
  if (text == "Z") return std::chrono::minutes{0};
  if (text.size() != time_length + 1) return std::nullopt;
  const auto size = base::parse_time_of_day(text.substr(1));
  if (!size) return std::nullopt;
  if (text.front() == '+') return *size;
  if (text.front() == '-') return -*size;
  return std::nullopt;
}

}  // namespace

std::optional<base::TimePoint> parse_moment(std::string_view text) {
  constexpr std::size_t shortest = date_length + 1 + time_length + 1;
  if (text.size() < shortest || text[date_length] != 'T') return std::nullopt;
  const auto date = base::parse_iso_date(text.substr(0, date_length));
  const auto of_day = base::parse_time_of_day(text.substr(date_length + 1, time_length));
  text.remove_prefix(date_length + 1 + time_length);
  const auto seconds = take_seconds(text);
  const auto zone = zone_of(text);
  if (!date || !of_day || !seconds || !zone) return std::nullopt;
  return base::TimePoint{std::chrono::sys_days{*date}} + *of_day + *seconds - *zone;
}

}  // namespace simulator
