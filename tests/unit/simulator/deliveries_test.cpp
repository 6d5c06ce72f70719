#include "simulator/deliveries.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using simulator::Attempt;
using simulator::Deliveries;
using simulator::Delivery;
using simulator::WebhookSwitches;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);
const WebhookSwitches usual{};

Delivery delivery_for(const char* person, const char* body, base::TimePoint due = start) {
  Delivery delivery;
  delivery.lane = person;
  delivery.body = body;
  delivery.due = due;
  return delivery;
}

// Takes what is due and lets the attempt fail; the number of the attempt, -1 when nothing was due.
int fail_next(Deliveries& deliveries,
              base::TimePoint now,
              Attempt how = Attempt::no_connection,
              const WebhookSwitches& rules = usual) {
  const auto taken = deliveries.take(now);
  if (!taken) return -1;
  deliveries.settle(*taken, how, rules, now);
  return taken->attempt;
}

}  // namespace

TEST_CASE("first attempts for one person go one after another, other people do not wait") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  deliveries.put(delivery_for("lan", "2"));
  deliveries.put(delivery_for("tuan", "3"));
  const auto first = deliveries.take(start);
  REQUIRE(first);
  CHECK(first->body == "1");
  const auto other = deliveries.take(start);
  REQUIRE(other);
  CHECK(other->body == "3");
  CHECK_FALSE(deliveries.take(start));
  deliveries.settle(*first, Attempt::accepted, usual, start);
  const auto second = deliveries.take(start);
  REQUIRE(second);
  CHECK(second->body == "2");
}

TEST_CASE("nothing is taken before it is due") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1", start + 150ms));
  CHECK_FALSE(deliveries.take(start + 149ms));
  CHECK(deliveries.next_due() == start + 150ms);
  CHECK(deliveries.take(start + 150ms));
}

TEST_CASE("the ladder re-sends after 30 s, 5, 15, 30 and 60 minutes from the first attempt") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  CHECK(fail_next(deliveries, start) == 0);
  CHECK(fail_next(deliveries, start + 29s) == -1);
  CHECK(fail_next(deliveries, start + 30s) == 1);
  CHECK(fail_next(deliveries, start + 5min) == 2);
  CHECK(fail_next(deliveries, start + 15min) == 3);
  CHECK(fail_next(deliveries, start + 30min) == 4);
  CHECK(fail_next(deliveries, start + 59min) == -1);
  CHECK(fail_next(deliveries, start + 1h) == 5);
  CHECK_FALSE(deliveries.webhook_enabled());
  CHECK(deliveries.counters().given_up == 1);
}

TEST_CASE("counted from the previous attempt the ladder takes longer") {
  Deliveries deliveries;
  WebhookSwitches rules;
  rules.ladder_from_previous = true;
  deliveries.put(delivery_for("lan", "1"));
  fail_next(deliveries, start, Attempt::no_connection, rules);
  CHECK(fail_next(deliveries, start + 30s, Attempt::no_connection, rules) == 1);
  CHECK(fail_next(deliveries, start + 5min, Attempt::no_connection, rules) == -1);
  CHECK(fail_next(deliveries, start + 5min + 30s, Attempt::no_connection, rules) == 2);
}

TEST_CASE("a refused or unanswered delivery is re-sent only while the switch says so") {
  WebhookSwitches rules;
  rules.retry_on_status = false;
  rules.retry_on_timeout = false;
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  deliveries.put(delivery_for("tuan", "2"));
  fail_next(deliveries, start, Attempt::refused, rules);
  fail_next(deliveries, start, Attempt::no_answer, rules);
  CHECK(deliveries.waiting() == 0);
  CHECK(deliveries.counters().given_up == 2);
  deliveries.put(delivery_for("lan", "3"));
  fail_next(deliveries, start, Attempt::refused, usual);
  CHECK(deliveries.waiting() == 1);
}

TEST_CASE("a delivery that waits for its next step does not hold its person's later ones") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  fail_next(deliveries, start);
  deliveries.put(delivery_for("lan", "2"));
  const auto next = deliveries.take(start);
  REQUIRE(next);
  CHECK(next->body == "2");
}

TEST_CASE("a closed webhook takes nothing until it is opened again") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  deliveries.disable_webhook();
  CHECK(deliveries.waiting() == 0);
  CHECK_FALSE(deliveries.put(delivery_for("lan", "2")));
  deliveries.enable_webhook();
  CHECK(deliveries.put(delivery_for("lan", "3")));
  CHECK(deliveries.counters().dropped == 1);
  CHECK(deliveries.counters().given_up == 1);
}

TEST_CASE("the webhook stays open after the ladder when the switch says so") {
  WebhookSwitches rules;
  rules.disable_after_ladder = false;
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1"));
  for (int attempt = 0; attempt <= 5; ++attempt) {
    CHECK(fail_next(deliveries, start + attempt * 1h, Attempt::refused, rules) == attempt);
  }
  CHECK(deliveries.webhook_enabled());
  CHECK(deliveries.waiting() == 0);
}

TEST_CASE("an event held back goes after the next one, or alone after two seconds") {
  Deliveries deliveries;
  deliveries.put_held(delivery_for("lan", "late"));
  CHECK_FALSE(deliveries.take(start));
  deliveries.put(delivery_for("lan", "early"));
  const auto first = deliveries.take(start);
  REQUIRE(first);
  CHECK(first->body == "early");
  deliveries.settle(*first, Attempt::accepted, usual, start);
  const auto second = deliveries.take(start);
  REQUIRE(second);
  CHECK(second->body == "late");
  deliveries.put_held(delivery_for("lan", "alone"));
  CHECK_FALSE(deliveries.take(start + 1999ms));
  CHECK(deliveries.take(start + 2s));
}

TEST_CASE("a clock set back leaves the remaining wait as it was") {
  Deliveries deliveries;
  deliveries.put(delivery_for("lan", "1", start + 30s));
  deliveries.shift(-24h);
  CHECK(deliveries.next_due() == start - 24h + 30s);
}
