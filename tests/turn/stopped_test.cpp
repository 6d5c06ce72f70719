// A round that somebody stops: whoever is in the middle of its questions hears of it at a decent
// hour and for nothing, or not at all.
#include <doctest/doctest.h>

#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::heard;
using planned_round::over;
using planned_round::person;
using planned_round::Planned;
using planned_round::says;
using storage::Tx;
using support::World;

namespace {

// Two people who stopped after the first answer, at half past nine on a Monday; the Tuesday is a
// holiday.
struct Inside {
  explicit Inside(bool anonymous = false) : round(world, 2) {
    round.approve(surveys::RoundState::scheduled, anonymous);
    world.pass(31min);
    for (int who = 0; who < 2; ++who) {
      for (const auto* text : {"trả lời ngay", "5"}) says(world, who, text);
    }
    REQUIRE(round.count("begun") == 2);
  }

  // As an officer does, with "Dừng hẳn".
  void stop() {
    world.database().write([&](Tx& tx) {
      storage::SurveyRounds rounds(tx);
      auto kept = *rounds.find({1});
      kept.round.state = surveys::RoundState::closed;
      REQUIRE(rounds.save(kept));
      rounds.log({1}, {.at = world.clock.now(), .staff = 1, .what = "stopped"});
    });
    world.pass(10s);
    REQUIRE(round.count("closed") == 2);
  }

  void wrote_last(int who, base::TimePoint at) {
    world.database().write([&](Tx& tx) {
      tx.exec("UPDATE citizens SET last_interaction_at = $1 WHERE channel_id = $2",
              storage::Params{base::to_millis(at), person(who)});
    });
  }

  World world{};
  Planned round;
};

}  // namespace

TEST_CASE("a round stopped in its hours says so at once to whoever is inside") {
  Inside all;
  all.stop();
  for (int who = 0; who < 2; ++who) CHECK(heard(all.world, who, over) == 1);
  CHECK(support::broken_promises(all.world) == "");
}

TEST_CASE("a round stopped at night says so in the morning, to those it may still write to free") {
  Inside all;
  all.wrote_last(1, all.world.clock.now() - 4h);  // until Wednesday, half past five
  all.world.pass(13h);
  all.stop();
  all.world.pass(9h + 20min);  // Tuesday, a little before eight
  for (int who = 0; who < 2; ++who) CHECK(heard(all.world, who, over) == 0);
  all.world.pass(24h + 30min);
  CHECK(heard(all.world, 0, over) == 1);
  CHECK(heard(all.world, 1, over) == 0);
  says(all.world, 1, "4");  // who goes on hears it then
  CHECK(heard(all.world, 1, over) == 1);
  CHECK(support::broken_promises(all.world) == "");
}

TEST_CASE("a round stopped when a message would cost something ends without a word") {
  Inside all;
  all.world.pass(53h);  // Wednesday afternoon
  all.stop();
  all.world.pass(24h);
  for (int who = 0; who < 2; ++who) CHECK(heard(all.world, who, over) == 0);
}

TEST_CASE("an anonymous round stopped at night leaves no mark of who was inside") {
  Inside all(true);
  all.world.pass(13h);
  all.stop();
  CHECK(all.world.number("SELECT count(*) FROM timers WHERE name LIKE 'survey/%'") == 0);
  all.world.pass(48h);
  for (int who = 0; who < 2; ++who) CHECK(heard(all.world, who, over) == 0);
}
