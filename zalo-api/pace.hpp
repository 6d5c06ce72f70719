// How fast we may call: a bucket of permits as a value, refilled with time, lowered by what Zalo's
// headers say and by every "too many calls". Who keeps it decides who waits. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.hpp"
#include "zalo-api/http_transport.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {

struct PaceRules {
  // Zalo allows 4,000 a minute per app; the numbers per account are unpublished (section 7), so we
  // stay far below.
  int calls_per_minute = 600;
  int burst = 20;               // calls that may go at once after a quiet time
  int slowest_share = 10;       // a throttled pace never falls below this percentage
  int recovery_per_minute = 5;  // percentage points regained each quiet minute
};

struct Pace {
  std::int64_t micro_permits = 0;  // a call costs 1,000,000
  base::TimePoint counted_at{};
  base::TimePoint closed_until{};
  int share = 100;  // percent of calls_per_minute in force
  base::TimePoint share_counted_at{};
};

struct Leave {
  bool granted = false;
  Pace after{};            // keep it, granted or not
  base::TimePoint next{};  // not granted: no call will be granted earlier
};

// The headers X-RateLimit-Limit and X-RateLimit-Remain of an answer.
struct RateSeen {
  std::int64_t limit = 0;
  std::int64_t remain = 0;
};

Pace full_pace(const PaceRules& rules, base::TimePoint now);

// May one call go now? A clock that jumps back is taken as no time passed.
Leave ask(Pace pace, const PaceRules& rules, base::TimePoint now);

// Zalo counts per minute: when little is left we keep within it, when nothing is left we wait for
// the next minute.
Pace after_answer(Pace pace, const RateSeen& seen, base::TimePoint now);

// A throttled verdict: closed until the next minute, then at half the share.
Pace after_throttled(Pace pace, const PaceRules& rules, base::TimePoint now);

// Nothing when the headers are absent or no numbers.
std::optional<RateSeen> rate_of(const HttpResponse& response);

}  // namespace zalo
