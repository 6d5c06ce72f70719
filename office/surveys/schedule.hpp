// When a message of a round may leave: ONE function for invitations, reminders, estimates and the
// page that says why it waits. Times of day are Viet Nam's. Pure; any thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/catalog/calendar.hpp"
#include "office/surveys/platform.hpp"

namespace surveys {

struct DaySpan {  // both days included
  catalog::Day first{};
  catalog::Day last{};
};

struct SendingRules {
  base::TimePoint start{};               // nothing leaves before, ever
  base::TimePoint end{};                 // nor at or after this
  std::vector<catalog::Period> hours{};  // any number a day
  std::array<bool, 7> weekdays{};        // Monday first
  bool make_up_days = true;              // also on a Saturday or Sunday that is worked
  std::vector<DaySpan> closed{};         // the office's own wish
  std::vector<NightRule> nights{};       // Zalo's, of the day the round begins
  base::Duration spacing{};              // since any message of a survey to the same person
};

enum class RulesMistake { ends_before_start, too_long, no_hours, bad_period, no_weekday };
std::optional<RulesMistake> mistake_in(const SendingRules& rules);
std::string_view mistake_code(RulesMistake mistake);  // "bad_period"

struct Due {
  MessageKind kind{};
  std::optional<base::TimePoint> last_message{};  // to this person
};

enum class Wait {
  nothing,  // may leave now
  not_begun,
  hours,  // lunch, evening
  weekday,
  holiday,  // or a day off in lieu
  tet,      // a weekend in the Tết break
  closed_day,
  night,    // Zalo's
  spacing,  // written to lately
};
std::string_view wait_code(Wait wait);  // "closed_day"

enum class NoneLeft {
  some,              // there is a moment
  round_over,        // the end has come, or comes before the next allowed hour
  spacing_past_end,  // the round goes on, but not for this person
  no_allowed_time,   // not a single moment between start and end: the rules contradict each other
};
std::string_view none_left_code(NoneLeft none);  // "round_over"

struct NextMoment {
  std::optional<base::TimePoint> at{};  // now itself when it may leave
  Wait wait = Wait::nothing;            // what holds it back now
  std::string day{};                    // of a holiday: its name
  NoneLeft none = NoneLeft::some;
  bool calendar_known = true;  // false: the holidays of that day are not published yet
};

// The first moment >= now within start and end ∩ hours ∩ weekdays ∩ no holiday, Tết or closed day
// ∩ spacing ∩ Zalo's night. A weekend joined to days of "Tết Nguyên đán" belongs to Tết.
NextMoment next_allowed_moment(const SendingRules& rules,
                               const catalog::Calendar& calendar,
                               const Due& due,
                               base::TimePoint now);

// Until when messages may leave without a break, being allowed now; nothing: not now.
std::optional<base::TimePoint> allowed_until(const SendingRules& rules,
                                             const catalog::Calendar& calendar,
                                             MessageKind kind,
                                             base::TimePoint now);

// For the page: "Đang chờ 13:30", "Đang chờ 08:00 thứ Tư 25/11 (nghỉ Ngày Văn hóa Việt Nam)"; ""
// when nothing holds it back.
std::string why_waiting(const NextMoment& next, base::TimePoint now);

struct Batch {
  MessageKind kind{};
  std::int64_t messages = 0;
  base::Duration gap{};  // between two messages, >= 1 ms: 200 ms are 5 messages/s
};

struct Estimate {
  std::int64_t fits = 0;                   // messages that can leave before the end
  std::optional<base::TimePoint> first{};  // the first of them leaves
  std::optional<base::TimePoint> last{};
};

// As if every message were taken at once and nobody had been written to lately.
Estimate finish_estimate(const SendingRules& rules,
                         const catalog::Calendar& calendar,
                         const Batch& batch,
                         base::TimePoint now);

// How many messages may leave from which moment on.
using DueMessages = std::map<base::TimePoint, std::int64_t>;

// The same of messages that are not all due at once; batch.messages is not looked at.
Estimate finish_estimate(const SendingRules& rules,
                         const catalog::Calendar& calendar,
                         const Batch& batch,
                         const DueMessages& due,
                         base::TimePoint now);

}  // namespace surveys
