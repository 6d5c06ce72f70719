#include "zalo-api/pace.hpp"

#include <doctest/doctest.h>

using std::chrono::minutes;
using std::chrono::seconds;
using zalo::after_answer;
using zalo::after_throttled;
using zalo::ask;
using zalo::Pace;
using zalo::PaceRules;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);  // a whole minute

// Calls granted until `end`, asking again exactly when told to.
int granted_until(Pace pace, const PaceRules& rules, base::TimePoint now, base::TimePoint end) {
  int count = 0;
  for (int asked = 0; asked < 100'000 && now < end; ++asked) {
    const auto leave = ask(pace, rules, now);
    pace = leave.after;
    count += leave.granted ? 1 : 0;
    if (!leave.granted) REQUIRE(leave.next > now);
    now = leave.next;
  }
  return count;
}

}  // namespace

TEST_CASE("after a quiet time a burst may go, then one after the other") {
  const PaceRules rules{.calls_per_minute = 60, .burst = 3};
  Pace pace = full_pace(rules, start);
  for (int i = 0; i < 3; ++i) {
    const auto leave = ask(pace, rules, start);
    REQUIRE(leave.granted);
    pace = leave.after;
  }
  const auto refused = ask(pace, rules, start);
  CHECK_FALSE(refused.granted);
  CHECK(refused.next == start + seconds{1});
  CHECK(ask(refused.after, rules, start + seconds{1}).granted);
}

TEST_CASE("no more go in a minute than allowed, beside the burst") {
  const PaceRules rules{.calls_per_minute = 600, .burst = 20};
  const int count = granted_until(full_pace(rules, start), rules, start, start + minutes{1});
  CHECK(count >= 600);
  CHECK(count <= 620);
}

TEST_CASE("a clock that jumps back neither stops nor floods") {
  const PaceRules rules{.calls_per_minute = 60, .burst = 1};
  const auto first = ask(full_pace(rules, start), rules, start);
  REQUIRE(first.granted);
  const auto back = ask(first.after, rules, start - std::chrono::hours{1});
  CHECK_FALSE(back.granted);
  CHECK(back.next <= start - std::chrono::hours{1} + seconds{1});
}

TEST_CASE("a long sleep gives one burst, not the calls of a year") {
  const PaceRules rules{.calls_per_minute = 60, .burst = 5};
  Pace pace = full_pace(rules, start);
  pace = ask(pace, rules, start).after;
  const auto later = start + std::chrono::hours{24 * 365};
  CHECK(granted_until(pace, rules, later, later + base::Duration{1}) == 5);
}

TEST_CASE("a throttled verdict closes until the next minute and halves the pace") {
  const PaceRules rules{.calls_per_minute = 600, .burst = 20};
  const auto now = start + seconds{20};
  const Pace pace = after_throttled(full_pace(rules, start), rules, now);
  const auto refused = ask(pace, rules, now);
  CHECK_FALSE(refused.granted);
  CHECK(refused.next == start + minutes{1});
  const int count = granted_until(pace, rules, start + minutes{1}, start + minutes{2});
  CHECK(count >= 290);
  CHECK(count <= 345);  // half, the burst gathered while closed, and the share regained
}

TEST_CASE("the pace recovers minute by minute and never sinks to nothing") {
  const PaceRules rules{.calls_per_minute = 600, .burst = 20};
  Pace pace = full_pace(rules, start);
  for (int i = 0; i < 10; ++i) pace = after_throttled(pace, rules, start);
  CHECK(pace.share == rules.slowest_share);
  pace = ask(pace, rules, start + minutes{6}).after;
  CHECK(pace.share == 40);
  pace = ask(pace, rules, start + minutes{60}).after;
  CHECK(pace.share == 100);
}

TEST_CASE("Zalo's own count is kept to") {
  const PaceRules rules{.calls_per_minute = 600, .burst = 20};
  const Pace low = after_answer(full_pace(rules, start), {.limit = 4000, .remain = 2}, start);
  CHECK(granted_until(low, rules, start, start + base::Duration{1}) == 2);
  const Pace none = after_answer(full_pace(rules, start), {.limit = 4000, .remain = 0}, start);
  CHECK(ask(none, rules, start + seconds{59}).next == start + minutes{1});
  CHECK(ask(none, rules, start + minutes{1}).granted);
  const Pace much = after_answer(full_pace(rules, start), {.limit = 4000, .remain = 3999}, start);
  CHECK(granted_until(much, rules, start, start + base::Duration{1}) == 20);
}

TEST_CASE("headers are read when they are numbers") {
  zalo::HttpResponse response{
      .headers = {{"x-ratelimit-limit", "4000"}, {"x-ratelimit-remain", "12"}}};
  REQUIRE(zalo::rate_of(response));
  CHECK(zalo::rate_of(response)->remain == 12);
  for (const auto* odd : {"", "many", "-1", "12.5", "99999999999999999999"}) {
    response.headers["x-ratelimit-remain"] = odd;
    CHECK_FALSE(zalo::rate_of(response));
  }
  CHECK_FALSE(zalo::rate_of(zalo::HttpResponse{}));
}

TEST_CASE("odd rules do not divide by nothing") {
  const PaceRules rules{.calls_per_minute = 0, .burst = 0};
  CHECK(ask(full_pace(rules, start), rules, start).granted);
}
