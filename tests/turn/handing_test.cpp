// An invitation between the hand that gives it out and the turn that says it.
#include "bot/surveys/handing.hpp"

#include <doctest/doctest.h>

#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::heard;
using planned_round::invitation;
using planned_round::Planned;
using storage::Tx;
using support::World;

TEST_CASE("nobody is lost when the clock steps back between the handing over and the turn") {
  World world;
  Planned round(world, 1);
  round.approve();
  world.pass(1min);
  const auto reopens = support::monday_morning() + 4h + 30min;  // half past one
  world.database().write([&](Tx& tx) {
    tx.exec("UPDATE survey_invitations SET due_at = $1", storage::Params{base::to_millis(reopens)});
  });
  world.pass(4h + 28min + 59s);
  REQUIRE(round.state() == "sending\n");
  world.clock.set(reopens);
  world.database().write([&](Tx& tx) {
    const auto kept = *storage::SurveyRounds(tx).find({1});
    bot::hand_over_due(tx, support::shipped_content(), kept, 10, world.clock.now());
  });
  REQUIRE(world.number("SELECT count(*) FROM inbox WHERE state = 'waiting'") == 1);
  world.database().write([&](Tx& tx) {  // the turn had taken it already
    tx.exec("UPDATE inbox SET ready_at = ready_at - 10000 WHERE state = 'waiting'", {});
  });
  world.clock.set(reopens - 10s);
  world.pass(1min);
  CHECK(heard(world, 0, invitation) == 1);
  CHECK(round.count("planned") == 0);
}
