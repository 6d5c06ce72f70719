#include "office/surveys/sending_days.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

using catalog::Day;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

constexpr std::string_view tet = "Tết Nguyên đán";
constexpr std::array<std::string_view, 4> repeat_codes{"once", "weekly", "monthly", "quarterly"};

bool reaches_tet(const catalog::Calendar& calendar, Day day, days step) {
  for (int walked = 0; walked < tet_days_max && !calendar.is_working_day(day); ++walked) {
    const auto name = calendar.holiday_name(day);
    if (name && name->starts_with(tet)) return true;
    day = sys_days{day} + step;
  }
  return false;
}

bool is_closed(const SendingRules& rules, Day day) {
  return std::any_of(rules.closed.begin(), rules.closed.end(), [&](const DaySpan& span) {
    return span.first <= day && day <= span.last;
  });
}

Day same_day_later(Day first, months later) {
  const auto month = first.year() / first.month() + later;
  const auto last = std::chrono::year_month_day_last{month / std::chrono::last};
  return month / std::min(first.day(), last.day());
}

int months_between(Day from, Day to) {
  const auto years = static_cast<int>(to.year()) - static_cast<int>(from.year());
  const auto rest = static_cast<int>(static_cast<unsigned>(to.month())) -
                    static_cast<int>(static_cast<unsigned>(from.month()));
  return years * 12 + rest;
}

}  // namespace

bool in_tet_break(const catalog::Calendar& calendar, Day day) {
  return reaches_tet(calendar, day, days{1}) || reaches_tet(calendar, day, days{-1});
}

DayState day_state(const SendingRules& rules, const catalog::Calendar& calendar, Day day) {
  if (is_closed(rules, day)) return {Wait::closed_day, {}};
  const std::chrono::weekday weekday{sys_days{day}};
  const bool wanted = rules.weekdays[weekday.iso_encoding() - 1];
  if (calendar.is_working_day(day)) {
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    const bool made_up = weekend && rules.make_up_days;
    return {wanted || made_up ? Wait::nothing : Wait::weekday, {}};
  }
  if (auto name = calendar.holiday_name(day)) return {Wait::holiday, std::move(*name)};
  if (in_tet_break(calendar, day)) return {Wait::tet, std::string(tet)};
  return {wanted ? Wait::nothing : Wait::weekday, {}};
}

std::string_view repeat_code(Repeat repeat) {
  return repeat_codes[static_cast<std::size_t>(repeat)];
}

std::optional<Repeat> repeat_from(std::string_view code) {
  for (std::size_t at = 0; at < repeat_codes.size(); ++at) {
    if (repeat_codes[at] == code) return static_cast<Repeat>(at);
  }
  return std::nullopt;
}

std::optional<Day> next_start(Day first, Repeat repeat, Day after) {
  if (after < first) return first;
  if (repeat == Repeat::once) return std::nullopt;
  if (repeat == Repeat::weekly) {
    const auto weeks = (sys_days{after} - sys_days{first}) / days{7};
    return Day{sys_days{first} + days{7} * (weeks + 1)};
  }
  const int step = repeat == Repeat::monthly ? 1 : 3;
  const int whole = months_between(first, after) / step * step;
  const auto here = same_day_later(first, months{whole});
  return here > after ? here : same_day_later(first, months{whole + step});
}

std::optional<ProposedStart> propose_start(const SendingRules& rules,
                                           const catalog::Calendar& calendar,
                                           Day wanted) {
  ProposedStart start{.day = wanted, .why = day_state(rules, calendar, wanted)};
  if (start.why.closed == Wait::nothing) return start;
  start.moved = true;
  for (int tried = 0; tried < start_search_days; ++tried) {
    start.day = sys_days{start.day} + days{1};
    const bool open = day_state(rules, calendar, start.day).closed == Wait::nothing;
    if (open && calendar.is_working_day(start.day)) return start;
  }
  return std::nullopt;
}

}  // namespace surveys
