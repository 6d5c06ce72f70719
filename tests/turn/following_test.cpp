// Rounds that repeat, from one to the next: prepared on their day, whatever became of the one
// before.
#include "bot/surveys/following.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/surveys/inviter.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/world.hpp"

using namespace std::chrono_literals;
using storage::Tx;
using support::World;
using surveys::RoundState;

namespace {

// A quarterly round that opens on 25/11/2026; today is the 23rd.
struct Quarterly {
  explicit Quarterly(RoundState state = RoundState::scheduled,
                     surveys::Repeat repeat = surveys::Repeat::quarterly) {
    bot::keep_shipped_questionnaires(
        world.database(), support::shipped_content(), world.clock.now());
    world.database().write([&](Tx& tx) {
      auto plan = surveys::usual_plan(7);
      plan.repeat = repeat;
      plan.sample.everybody = true;
      storage::KeptRound kept;
      kept.round.name = "Khảo sát quý";
      kept.round.questionnaire = "nhanh";
      kept.round.version = 1;
      kept.round.state = state;
      kept.round.made_by = 7;
      kept.round.opens = base::from_local(std::chrono::year{2026} / 11 / 25, 8h);
      kept.round.closes = kept.round.opens + 24h * 14;
      kept.plan = base::to_text(surveys::to_json(plan));
      storage::SurveyRounds(tx).add(kept);
    });
  }

  bool prepare() {
    return bot::prepare_following(world.database(), support::shipped_content(), world.clock.now());
  }

  std::optional<storage::KeptRound> round(std::int64_t id) {
    std::optional<storage::KeptRound> found;
    world.database().read([&](Tx& tx) { found = storage::SurveyRounds(tx).find({id}); });
    return found;
  }

  std::string opens(std::int64_t id) { return base::format_date_time(round(id)->round.opens); }

  World world{};
};

}  // namespace

TEST_CASE("on the day of its opening the draft of the next round is there, once") {
  Quarterly rounds;
  CHECK_FALSE(rounds.prepare());
  rounds.world.clock.advance(3 * 24h);
  CHECK(rounds.prepare());
  CHECK_FALSE(rounds.prepare());
  const auto next = rounds.round(2);
  REQUIRE(next);
  CHECK(next->round.name == "Khảo sát quý – đợt 2");
  CHECK(next->round.state == RoundState::draft);
  CHECK(next->round.made_by == 7);
  CHECK(next->series_number == 2);
  CHECK(next->list == 0);
  CHECK(rounds.opens(2) == "08:00 25/02/2027");
  CHECK_FALSE(rounds.round(3));
}

TEST_CASE("a draft that nobody looked at waits for the next date; no heap of drafts grows") {
  Quarterly rounds;
  rounds.world.clock.advance(3 * 24h);
  REQUIRE(rounds.prepare());
  rounds.world.clock.advance(24h * 100);
  CHECK(rounds.prepare());
  CHECK(rounds.opens(2) == "08:00 25/05/2027");
  CHECK(rounds.round(2)->round.closes - rounds.round(2)->round.opens == 24h * 14);
  CHECK_FALSE(rounds.round(3));
}

TEST_CASE("a draft that was begun and missed its date does not end the series") {
  Quarterly rounds;
  rounds.world.clock.advance(3 * 24h);
  REQUIRE(rounds.prepare());
  rounds.world.database().write([&](Tx& tx) {
    storage::SurveyRounds kept(tx);
    auto second = *kept.find({2});
    surveys::note_change(second.round, 8);
    REQUIRE(kept.save(second));
  });
  rounds.world.clock.advance(24h * 100);
  CHECK(rounds.prepare());
  CHECK(rounds.round(3)->round.name == "Khảo sát quý – đợt 3");
  CHECK(rounds.opens(3) == "08:00 25/05/2027");
}

TEST_CASE(
    "a cancelled round, one that was never launched and one that goes once have no next one") {
  for (const auto state : {RoundState::cancelled, RoundState::draft, RoundState::to_approve}) {
    Quarterly rounds(state);
    rounds.world.clock.advance(24h * 100);
    CHECK_FALSE(rounds.prepare());
  }
  Quarterly once(RoundState::scheduled, surveys::Repeat::once);
  once.world.clock.advance(24h * 100);
  CHECK_FALSE(once.prepare());
  CHECK_FALSE(once.round(2));
}
