#include "office/surveys/schedule.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/local_time.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/sending_days.hpp"

namespace surveys {
namespace {

using base::TimePoint;
using catalog::Day;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes midnight{24 * 60};

struct Stretch {  // of time in which messages may leave without a break; [from, to)
  TimePoint from{};
  TimePoint to{};
};

struct Night {  // one, in real time
  TimePoint from{};
  TimePoint to{};
};

// Nights of this kind that touch the day: yesterday's reaches into this morning.
std::vector<Night> nights_near(const SendingRules& rules, MessageKind kind, Day day) {
  std::vector<Night> nights;
  nights.reserve(rules.nights.size() * 2);
  for (const auto& rule : rules.nights) {
    if (rule.kind != kind || rule.from == rule.to) continue;
    const auto length = rule.to > rule.from ? rule.to - rule.from : rule.to + midnight - rule.from;
    const auto tonight = base::from_local(day, rule.from);
    nights.push_back({tonight - midnight, tonight - midnight + length});
    nights.push_back({tonight, tonight + length});
  }
  return nights;
}

// The first part of the stretch that lies beside the nights; may be empty.
Stretch beside_nights(Stretch stretch, const std::vector<Night>& nights) {
  // Out of one night into the next one: each can push it once.
  for (std::size_t pass = 0; pass < nights.size(); ++pass) {
    for (const auto& night : nights) {
      const bool inside = night.from <= stretch.from && stretch.from < night.to;
      if (inside) stretch.from = night.to;
    }
  }
  for (const auto& night : nights) {
    if (stretch.from < night.from) stretch.to = std::min(stretch.to, night.from);
  }
  return stretch;
}

std::optional<Stretch> stretch_on(const SendingRules& rules,
                                  MessageKind kind,
                                  Day day,
                                  TimePoint from) {
  std::optional<Stretch> best;
  const auto nights = nights_near(rules, kind, day);
  for (const auto& period : rules.hours) {
    Stretch part{std::max(from, base::from_local(day, period.from)),
                 std::min(rules.end, base::from_local(day, period.to))};
    if (part.from < part.to) part = beside_nights(part, nights);
    if (part.from < part.to && (!best || part.from < best->from)) best = part;
  }
  return best;
}

// The first stretch at or after `from`; nothing before the end of the round.
std::optional<Stretch> next_stretch(const SendingRules& rules,
                                    const catalog::Calendar& calendar,
                                    MessageKind kind,
                                    TimePoint from) {
  from = std::max(from, rules.start);
  auto day = base::to_local(from).date;
  for (int walked = 0; walked <= round_days_max; ++walked) {
    if (base::from_local(day, minutes{0}) >= rules.end) break;
    const auto found = stretch_on(rules, kind, day, from);
    // Looking a day up costs more than its hours.
    if (found && day_state(rules, calendar, day).closed == Wait::nothing) return found;
    day = sys_days{day} + days{1};
  }
  return std::nullopt;
}

bool within_hours(const SendingRules& rules, minutes of_day) {
  return std::any_of(rules.hours.begin(), rules.hours.end(), [&](const auto& period) {
    return period.from <= of_day && of_day < period.to;
  });
}

TimePoint rested_at(const SendingRules& rules, const Due& due, TimePoint now) {
  return due.last_message ? std::max(now, *due.last_message + rules.spacing) : now;
}

// `next.at` is known and later than now.
void say_what_holds(NextMoment& next,
                    const SendingRules& rules,
                    const catalog::Calendar& calendar,
                    const Due& due,
                    TimePoint now) {
  const auto local = base::to_local(now);
  const auto others = next_stretch(rules, calendar, due.kind, now);
  auto today = day_state(rules, calendar, local.date);
  if (now < rules.start) {
    next.wait = Wait::not_begun;
  } else if (others && others->from < *next.at) {
    next.wait = Wait::spacing;  // anybody else could be written to sooner
  } else if (today.closed != Wait::nothing) {
    next.wait = today.closed;
    next.day = std::move(today.name);
  } else {
    next.wait = within_hours(rules, local.of_day) ? Wait::night : Wait::hours;
  }
}

NoneLeft why_none(const SendingRules& rules,
                  const catalog::Calendar& calendar,
                  MessageKind kind,
                  TimePoint now) {
  if (!next_stretch(rules, calendar, kind, rules.start)) return NoneLeft::no_allowed_time;
  const bool others = next_stretch(rules, calendar, kind, now).has_value();
  return others ? NoneLeft::spacing_past_end : NoneLeft::round_over;
}

std::string reason_words(const NextMoment& next) {
  switch (next.wait) {
    case Wait::nothing:
    case Wait::hours:
      return {};
    case Wait::not_begun:
      return "chưa đến giờ bắt đầu";
    case Wait::weekday:
      return "hôm nay không gửi";
    case Wait::holiday:
    case Wait::tet:
      return "nghỉ " + next.day;
    case Wait::closed_day:
      return "ngày cơ quan không gửi";
    case Wait::night:
      return "Zalo không nhận tin ban đêm";
    case Wait::spacing:
      return "vừa nhắn cho người này";
  }
  return {};
}

}  // namespace

std::optional<RulesMistake> mistake_in(const SendingRules& rules) {
  if (rules.end <= rules.start) return RulesMistake::ends_before_start;
  if (rules.end - rules.start > days{round_days_max}) return RulesMistake::too_long;
  if (rules.hours.empty()) return RulesMistake::no_hours;
  const bool bad = std::any_of(rules.hours.begin(), rules.hours.end(), [](const auto& period) {
    return period.from < minutes{0} || period.to <= period.from || period.to > midnight;
  });
  if (bad) return RulesMistake::bad_period;
  const bool some =
      std::find(rules.weekdays.begin(), rules.weekdays.end(), true) != rules.weekdays.end();
  return some ? std::nullopt : std::optional{RulesMistake::no_weekday};
}

std::string_view mistake_code(RulesMistake mistake) {
  constexpr std::array<std::string_view, 5> codes{
      "ends_before_start", "too_long", "no_hours", "bad_period", "no_weekday"};
  return codes[static_cast<std::size_t>(mistake)];
}

std::string_view wait_code(Wait wait) {
  constexpr std::array<std::string_view, 9> codes{
      "", "not_begun", "hours", "weekday", "holiday", "tet", "closed_day", "night", "spacing"};
  return codes[static_cast<std::size_t>(wait)];
}

std::string_view none_left_code(NoneLeft none) {
  constexpr std::array<std::string_view, 4> codes{
      "", "round_over", "spacing_past_end", "no_allowed_time"};
  return codes[static_cast<std::size_t>(none)];
}

NextMoment next_allowed_moment(const SendingRules& rules,
                               const catalog::Calendar& calendar,
                               const Due& due,
                               TimePoint now) {
  NextMoment next;
  const auto found = next_stretch(rules, calendar, due.kind, rested_at(rules, due, now));
  if (!found) {
    next.none = why_none(rules, calendar, due.kind, now);
    return next;
  }
  next.at = found->from;
  next.calendar_known = calendar.knows(base::to_local(found->from).date);
  if (found->from > now) say_what_holds(next, rules, calendar, due, now);
  return next;
}

std::optional<TimePoint> allowed_until(const SendingRules& rules,
                                       const catalog::Calendar& calendar,
                                       MessageKind kind,
                                       TimePoint now) {
  const auto found = next_stretch(rules, calendar, kind, now);
  return found && found->from <= now ? std::optional{found->to} : std::nullopt;
}

std::string why_waiting(const NextMoment& next, TimePoint now) {
  if (!next.at) return "Không còn giờ gửi trong đợt";
  if (next.wait == Wait::nothing) return {};
  const bool today = base::to_local(*next.at).date == base::to_local(now).date;
  const auto when = today ? base::format_time(*next.at) : catalog::opening_words(now, *next.at);
  const auto reason = reason_words(next);
  return reason.empty() ? fmt::format("Đang chờ {}", when)
                        : fmt::format("Đang chờ {} ({})", when, reason);
}

Estimate finish_estimate(const SendingRules& rules,
                         const catalog::Calendar& calendar,
                         const Batch& batch,
                         TimePoint now) {
  base::check(batch.gap >= base::Duration{1}, "a pace without a gap");
  Estimate estimate;
  auto from = now;
  for (int stretches = 0; stretches < stretches_max && estimate.fits < batch.messages;
       ++stretches) {
    const auto stretch = next_stretch(rules, calendar, batch.kind, from);
    if (!stretch) break;
    const auto room = (stretch->to - stretch->from + batch.gap - base::Duration{1}) / batch.gap;
    const auto taken = std::min<std::int64_t>(room, batch.messages - estimate.fits);
    if (!estimate.first) estimate.first = stretch->from;
    estimate.last = stretch->from + batch.gap * (taken - 1);
    estimate.fits += taken;
    from = stretch->to;
  }
  return estimate;
}

Estimate finish_estimate(const SendingRules& rules,
                         const catalog::Calendar& calendar,
                         const Batch& batch,
                         const DueMessages& due,
                         TimePoint now) {
  Estimate all;
  auto from = now;
  for (const auto& [at, messages] : due) {
    from = std::max(from, at);
    const Batch part{.kind = batch.kind, .messages = messages, .gap = batch.gap};
    const auto gone = finish_estimate(rules, calendar, part, from);
    all.fits += gone.fits;
    if (!all.first) all.first = gone.first;
    if (!gone.last) continue;
    all.last = gone.last;
    from = *gone.last + batch.gap;
  }
  return all;
}

}  // namespace surveys
