// Large rounds: drawn and ended some hundreds of people at a time, so that replies go on in
// between, and whole again after a crash.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/inviter.hpp"
#include "bot/surveys/limits.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/world.hpp"

using namespace std::chrono_literals;
using storage::Tx;
using support::World;
using surveys::RoundState;

namespace {

constexpr int crowd = 2 * bot::limits::drawn_at_once + 7;

// A list of a crowd, and an approved round that opens in half an hour.
class Large {
 public:
  Large() {
    bot::keep_shipped_questionnaires(
        world.database(), support::shipped_content(), world.clock.now());
    world.database().write([&](Tx& tx) {
      add_list(tx, 1);
      storage::SurveyRounds(tx).add(planned());
    });
  }

  void add_list(Tx& tx, int list) {
    tx.exec(
        "INSERT INTO survey_lists (name, source, ready, staff, at) VALUES ('t', 'file', 1, 1, 1)",
        {});
    for (int i = 0; i < crowd; ++i) add_person(tx, list, list * crowd + i);
  }

  // As after a restart: nothing of what was in memory is left.
  bot::Inviter started() {
    return {world.database(), support::shipped_content(), world.clock, metrics};
  }

  std::int64_t planned_now() {
    return world.number("SELECT count(*) FROM survey_invitations WHERE state = 'planned'");
  }

  bool drawn() {
    return world.number("SELECT count(*) FROM survey_rounds WHERE drawn_at IS NOT NULL") == 1;
  }

  void move_to(RoundState state) {
    world.database().write([&](Tx& tx) {
      storage::SurveyRounds rounds(tx);
      auto kept = *rounds.find({1});
      kept.round.state = state;
      REQUIRE(rounds.save(kept));
    });
  }

  World world{};
  base::Metrics metrics{};

 private:
  void add_person(Tx& tx, int list, int number) {
    const auto now = world.clock.now();
    const auto citizen =
        storage::Citizens(tx).find_or_create("zalo", "55" + std::to_string(number), now);
    storage::Citizens(tx).touch(citizen.id, now);
    storage::Consents(tx).record(
        {citizen.id, "khao_sat", storage::Decision::agreed, "1", "zalo", now});
    tx.exec(
        "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts) "
        "VALUES ($1, $2, $3, 'u', 'Đất đai', 'xa', '{}')",
        storage::Params{std::int64_t{list}, citizen.id, std::int64_t{number}});
  }

  storage::KeptRound planned() {
    auto plan = surveys::usual_plan(7);
    plan.sample.everybody = true;
    storage::KeptRound kept;
    kept.round.name = "Đợt lớn";
    kept.round.questionnaire = "nhanh";
    kept.round.version = 1;
    kept.round.state = RoundState::scheduled;
    kept.round.opens = world.clock.now() + 30min;
    kept.round.closes = kept.round.opens + 24h * 14;
    kept.plan = base::to_text(surveys::to_json(plan));
    kept.list = 1;
    return kept;
  }
};

}  // namespace

TEST_CASE(
    "a large round is drawn a few hundred people at a time, and counts only when it is whole") {
  Large round;
  auto inviter = round.started();
  REQUIRE(inviter.run_once());
  CHECK(round.planned_now() == bot::limits::drawn_at_once);
  CHECK_FALSE(round.drawn());
  REQUIRE(inviter.run_once());
  REQUIRE(inviter.run_once());
  CHECK(round.planned_now() == crowd);
  CHECK(round.drawn());
  CHECK(round.world.number("SELECT people FROM survey_rounds") == crowd);
}

TEST_CASE("a draw that a crash cut short lets nobody go, and is whole after the restart") {
  Large round;
  round.started().run_once();
  round.world.clock.advance(31min);  // the round may send by now
  CHECK(round.planned_now() == bot::limits::drawn_at_once);
  auto again = round.started();
  while (!round.drawn()) {
    REQUIRE(again.run_once());
    CHECK(round.world.number("SELECT count(*) FROM inbox WHERE source = 'survey'") == 0);
  }
  CHECK(round.world.number("SELECT count(DISTINCT citizen) FROM survey_invitations "
                           "WHERE state = 'planned'") == crowd);
  CHECK(round.world.number("SELECT count(*) FROM survey_log WHERE what = 'drawn'") == 1);
  again.run_once();
  round.world.clock.advance(1s);  // the pace begins with the first look
  REQUIRE(again.run_once());
  CHECK(round.world.number("SELECT count(*) FROM inbox WHERE source = 'survey'") > 0);
}

TEST_CASE("two large rounds are drawn one after the other, and neither loses what is written") {
  Large round;
  round.world.database().write([&](Tx& tx) {
    round.add_list(tx, 2);
    tx.exec(
        "INSERT INTO survey_rounds (name, questionnaire, version, state, opens_at, closes_at, "
        "anonymous, plan, tests_sent, made_by, submitted_by, approved_by, why, list, rev) "
        "SELECT 'Đợt thứ hai', questionnaire, version, state, opens_at, closes_at, anonymous, "
        "plan, tests_sent, made_by, submitted_by, approved_by, why, 2, rev FROM survey_rounds",
        {});
  });
  auto inviter = round.started();
  int steps = 0;
  while (inviter.run_once()) REQUIRE(++steps < 20);
  CHECK(round.planned_now() == 2 * crowd);
  CHECK(round.world.number("SELECT count(*) FROM survey_rounds WHERE drawn_at IS NOT NULL") == 2);
  CHECK(round.world.number("SELECT count(*) FROM survey_log WHERE what = 'drawn'") == 2);
}

TEST_CASE("a round sent back in the middle of its draw keeps nobody of it") {
  Large round;
  auto inviter = round.started();
  REQUIRE(inviter.run_once());
  round.move_to(RoundState::draft);
  while (inviter.run_once()) CHECK_FALSE(round.drawn());
  CHECK(round.planned_now() == 0);
}

TEST_CASE("a large round that is stopped is over at once, and its people a few hundred at a time") {
  Large round;
  auto inviter = round.started();
  while (!round.drawn()) REQUIRE(inviter.run_once());
  round.move_to(RoundState::closed);
  REQUIRE(inviter.run_once());
  CHECK(round.planned_now() == crowd - bot::limits::drawn_at_once);
  while (inviter.run_once()) continue;
  CHECK(round.planned_now() == 0);
  CHECK(round.world.number("SELECT count(*) FROM survey_invitations WHERE state = 'closed'") ==
        crowd);
}
