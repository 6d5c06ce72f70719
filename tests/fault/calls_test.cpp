#include <doctest/doctest.h>

#include "tests/fault/scenario.hpp"

namespace {

using Moment = support::FaultyTransport::Moment;

void break_every_call(Moment moment) {
  std::int64_t calls = 0;
  {
    support::World world;
    REQUIRE(scenario::play(world) == "");
    calls = world.calls.calls();
  }
  REQUIRE(calls > 20);
  for (std::int64_t nth = 1; nth <= calls; ++nth) {
    support::World world;
    world.calls.fail_call(nth, moment);
    const auto broken = scenario::play(world);
    CHECK_MESSAGE(broken.empty(), "call " << nth << ": " << broken);
    // Lost on the way there it is sent again and seen once; lost on the way back, at most twice.
    const auto seen = static_cast<std::int64_t>(world.zalo.sightings().size());
    const auto sent = world.number("SELECT count(*) FROM outbox WHERE kind = 'message'");
    CHECK(seen >= sent);
    CHECK(seen <= sent + (moment == Moment::after_call ? 1 : 0));
  }
  MESSAGE(calls << " calls of the scenario");
}

}  // namespace

TEST_CASE("a call that never left is made again, and the citizen sees every message once") {
  break_every_call(Moment::before_call);
}

TEST_CASE("a call whose answer is lost is made once more at most") {
  break_every_call(Moment::after_call);
}
