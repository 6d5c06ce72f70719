#include "office/catalog/calendar.hpp"

#include <algorithm>

#include "base/local_time.hpp"
#include "office/catalog/limits.hpp"

namespace catalog {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Day next_day(Day date) {
  return Day{sys_days{date} + days{1}};
}

bool is_weekend(Day date) {
  const std::chrono::weekday weekday{sys_days{date}};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool within(const std::vector<Period>& periods, std::chrono::minutes of_day) {
  return std::any_of(periods.begin(), periods.end(), [&](const Period& period) {
    return period.from <= of_day && of_day < period.to;
  });
}

}  // namespace

bool Calendar::is_working_day(Day date) const {
  const auto special = special_.find(date);
  return special == special_.end() ? !is_weekend(date) : special->second.works;
}

std::optional<std::string> Calendar::holiday_name(Day date) const {
  const auto special = special_.find(date);
  if (special == special_.end() || special->second.works) return std::nullopt;
  return special->second.name;
}

std::vector<Period> Calendar::hours_on(Day date, std::string_view unit) const {
  if (!is_working_day(date)) return {};
  const OwnHours* newest = nullptr;
  for (const auto& own : own_hours_) {
    const bool counts = own.unit == unit && own.from <= date;
    if (counts && (newest == nullptr || newest->from <= own.from)) newest = &own;
  }
  return newest == nullptr || newest->periods.empty() ? periods_ : newest->periods;
}

void Calendar::set_hours(const std::string& unit, Day from, std::vector<Period> periods) {
  own_hours_.push_back({unit, from, std::move(periods)});
}

bool Calendar::is_open(base::TimePoint now, std::string_view unit) const {
  const auto local = base::to_local(now);
  return within(hours_on(local.date, unit), local.of_day);
}

std::optional<base::TimePoint> Calendar::next_opening(base::TimePoint now,
                                                      std::string_view unit) const {
  if (is_open(now, unit)) return now;
  auto [date, of_day] = base::to_local(now);
  for (int tried = 0; tried <= closed_days_max; ++tried) {
    for (const auto& period : hours_on(date, unit)) {
      if (tried > 0 || of_day < period.from) return base::from_local(date, period.from);
    }
    date = next_day(date);
  }
  return std::nullopt;
}

std::chrono::minutes Calendar::closing(Day date) const {
  const auto periods = hours_on(date);
  return periods.empty() ? std::chrono::hours{24} : periods.back().to;
}

std::string Calendar::why_skipped(Day date) const {
  if (const auto name = holiday_name(date)) return *name;
  return base::weekday_name(date);
}

Explanation Calendar::add_working_days(base::TimePoint received,
                                       int working_days,
                                       bool received_late) const {
  Explanation out;
  out.received = received;
  out.working_days = std::clamp(working_days, 1, working_days_max);
  out.calendar_version = version_;
  const auto local = base::to_local(received);
  out.counts_from = local.date;
  // Lunch is still the day of receipt; only before a working day's opening there is nothing to
  // move.
  const bool after_hours = !is_working_day(local.date) || local.of_day >= closing(local.date);
  if (received_late && after_hours) {
    const auto opening = next_opening(received);
    if (opening) out.counts_from = base::to_local(*opening).date;
    out.moved = opening.has_value();
  }
  Day date = out.counts_from;
  int counted = 0;
  for (int passed = 0; counted < out.working_days && passed < working_days_max * 3; ++passed) {
    date = next_day(date);
    out.calendar_known = out.calendar_known && knows(date);
    const bool works = is_working_day(date);
    counted += works ? 1 : 0;
    out.days.push_back({date, works ? counted : 0, works ? std::string{} : why_skipped(date)});
  }
  out.due = base::from_local(date, closing(date));
  return out;
}

int Calendar::working_days_between(base::TimePoint from, base::TimePoint to) const {
  Day date = base::to_local(from).date;
  const Day last = base::to_local(to).date;
  int count = 0;
  for (int passed = 0; date < last && passed < working_days_max * 3; ++passed) {
    date = next_day(date);
    count += is_working_day(date) ? 1 : 0;
  }
  return count;
}

}  // namespace catalog
