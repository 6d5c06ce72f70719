#include "zalo-api/pace.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace zalo {
namespace {

using std::chrono::minutes;

constexpr std::int64_t call_cost = 1'000'000;
constexpr std::int64_t minute_ms = 60'000;

base::TimePoint next_minute(base::TimePoint now) {
  return std::chrono::ceil<minutes>(now + base::Duration{1});
}

// Micro-permits gained per millisecond under the share in force; at least 1, so that it ends.
std::int64_t gain_per_ms(const Pace& pace, const PaceRules& rules) {
  const auto per_minute = std::int64_t{std::max(1, rules.calls_per_minute)};
  return std::max<std::int64_t>(1, per_minute * call_cost / minute_ms * pace.share / 100);
}

std::int64_t most_permits(const PaceRules& rules) {
  return std::int64_t{std::max(1, rules.burst)} * call_cost;
}

Pace recovered(Pace pace, const PaceRules& rules, base::TimePoint now) {
  const auto quiet = std::chrono::floor<minutes>(now - pace.share_counted_at).count();
  if (quiet <= 0) return pace;
  const auto regained = std::min<std::int64_t>(100, quiet) * rules.recovery_per_minute;
  pace.share = static_cast<int>(std::min<std::int64_t>(100, pace.share + regained));
  pace.share_counted_at += minutes{quiet};
  return pace;
}

Pace refilled(Pace pace, const PaceRules& rules, base::TimePoint now) {
  // Never more than it takes to fill the bucket: keeps the product far from overflow.
  const std::int64_t full_ms = most_permits(rules) / gain_per_ms(pace, rules) + 1;
  const std::int64_t passed = std::clamp<std::int64_t>((now - pace.counted_at).count(), 0, full_ms);
  pace.micro_permits =
      std::min(most_permits(rules), pace.micro_permits + passed * gain_per_ms(pace, rules));
  pace.counted_at = now;
  return pace;
}

std::optional<std::int64_t> count_of(const HttpResponse& response, std::string_view name) {
  const std::string text = header_of(response, name);
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto done = std::from_chars(text.data(), end, value);
  if (text.empty() || done.ec != std::errc{} || done.ptr != end || value < 0) return {};
  return value;
}

}  // namespace

Pace full_pace(const PaceRules& rules, base::TimePoint now) {
  return {.micro_permits = most_permits(rules), .counted_at = now, .share_counted_at = now};
}

Leave ask(Pace pace, const PaceRules& rules, base::TimePoint now) {
  pace = refilled(recovered(pace, rules, now), rules, now);
  if (now < pace.closed_until) return {.after = pace, .next = pace.closed_until};
  if (pace.micro_permits < call_cost) {
    const std::int64_t gain = gain_per_ms(pace, rules);
    const std::int64_t wait_ms = (call_cost - pace.micro_permits + gain - 1) / gain;
    return {.after = pace, .next = now + base::Duration{wait_ms}};
  }
  pace.micro_permits -= call_cost;
  return {.granted = true, .after = pace, .next = now};
}

Pace after_answer(Pace pace, const RateSeen& seen, base::TimePoint now) {
  if (seen.limit <= 0) return pace;
  if (seen.remain <= 0) pace.closed_until = std::max(pace.closed_until, next_minute(now));
  const std::int64_t left = std::min<std::int64_t>(seen.remain, limits::calls_per_minute);
  pace.micro_permits = std::min(pace.micro_permits, left * call_cost);
  return pace;
}

Pace after_throttled(Pace pace, const PaceRules& rules, base::TimePoint now) {
  pace.closed_until = std::max(pace.closed_until, next_minute(now));
  pace.share = std::max({1, rules.slowest_share, pace.share / 2});
  pace.share_counted_at = now;
  pace.micro_permits = 0;
  return pace;
}

std::optional<RateSeen> rate_of(const HttpResponse& response) {
  const auto limit = count_of(response, "x-ratelimit-limit");
  const auto remain = count_of(response, "x-ratelimit-remain");
  if (!limit || !remain) return {};
  return RateSeen{.limit = *limit, .remain = *remain};
}

}  // namespace zalo
