// Survey rounds on a real database: drafts and frozen versions, each person once, exact places.
#include <thread>

#include <doctest/doctest.h>

#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_endings.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Invitation;
using storage::InvitationId;
using storage::InvitationState;
using storage::Place;
using storage::Tx;

namespace {

constexpr const char* cell = "ct-x31321/dat_dai";

storage::KeptQuestionnaire draft() {
  return {.id = "nhanh", .version = 1, .text = "{}", .frozen_at = {}, .at = at(0s)};
}

surveys::RoundId add_round(Tx& tx) {
  storage::Questionnaires(tx).save(draft());
  storage::KeptRound kept;
  kept.round.name = "Đợt 11/2026";
  kept.round.questionnaire = "nhanh";
  kept.round.version = 1;
  kept.round.opens = at(0s);
  kept.round.closes = at(24h * 15);
  kept.round.made_by = 1;
  kept.plan = "{}";
  return storage::SurveyRounds(tx).add(kept);
}

// `count` people who were all invited.
void invite(Tx& tx, surveys::RoundId round, int count) {
  storage::Citizens citizens(tx);
  storage::Invitations invitations(tx);
  for (int i = 0; i < count; ++i) {
    const auto person = citizens.find_or_create("zalo", "z" + std::to_string(i), at(0s));
    Invitation one{.round = round, .citizen = person.id, .cell = cell, .facts = "{}"};
    one.due_at = at(std::chrono::seconds{i});
    CHECK(invitations.add(one));
    CHECK(invitations.sent(invitations.due(round, at(1h), 1).front().id, at(1h)));
  }
}

std::vector<InvitationId> ids(storage::Database& database, surveys::RoundId round) {
  std::vector<InvitationId> all;
  database.read([&](Tx& tx) {
    tx.each("SELECT id FROM survey_invitations WHERE round = $1 ORDER BY id",
            storage::Params{round.value},
            [&](const storage::Row& row) { all.push_back({row.integer(0)}); });
  });
  return all;
}

std::int64_t complete_in(storage::Database& database, surveys::RoundId round) {
  std::int64_t count = 0;
  database.read(
      [&](Tx& tx) { count = storage::Invitations(tx).counts(round)[InvitationState::complete]; });
  return count;
}

}  // namespace

TEST_CASE("of two who change a draft the slower is told, and a frozen version never changes") {
  support::TempDatabase disk;
  disk.database().write([](Tx& tx) {
    storage::Questionnaires all(tx);
    CHECK(all.save(draft()));
    CHECK_FALSE(all.save(draft()));  // it exists
    auto read = *all.find("nhanh", 1);
    read.text = "{\"a\":1}";
    CHECK(all.save(read));
    CHECK_FALSE(all.save(read));  // the rev is old
    CHECK(all.freeze("nhanh", 1, at(1h)));
    CHECK_FALSE(all.freeze("nhanh", 1, at(2h)));
    read = *all.find("nhanh", 1);
    read.text = "{}";
    CHECK_FALSE(all.save(read));
    CHECK(all.find("nhanh", 1)->text == "{\"a\":1}");
  });
  // Not even by a statement of somebody's own.
  CHECK_THROWS(disk.database().write(
      [](Tx& tx) { tx.exec("UPDATE questionnaires SET text = 'x'", storage::Params{}); }));
}

TEST_CASE("a round comes back as it was kept, and an old rev changes nothing") {
  support::TempDatabase disk;
  disk.database().write([](Tx& tx) {
    const auto id = add_round(tx);
    storage::SurveyRounds rounds(tx);
    auto kept = *rounds.find(id);
    CHECK(kept.round.name == "Đợt 11/2026");
    CHECK(rounds.under_way().empty());
    kept.round.state = surveys::RoundState::sending;
    kept.round.why = "x";
    CHECK(rounds.save(kept));
    CHECK_FALSE(rounds.save(kept));
    CHECK(rounds.under_way().size() == 1);
    CHECK(rounds.all(10).front().round.state == surveys::RoundState::sending);
  });
}

TEST_CASE("a person stands once in a round, and leaves once") {
  support::TempDatabase disk;
  disk.database().write([](Tx& tx) {
    const auto round = add_round(tx);
    invite(tx, round, 1);
    storage::Invitations invitations(tx);
    const auto open = *invitations.open_of("c_1");
    Invitation again{.round = round, .citizen = "c_1", .cell = cell, .facts = "{}"};
    CHECK_FALSE(invitations.add(again));
    CHECK_FALSE(invitations.sent(open.id, at(2h)));
    CHECK(invitations.due(round, at(24h), 10).empty());
    CHECK(invitations.to_remind(round, at(24h), 10).empty());
    invitations.put_off(open.id, at(3h));
    CHECK(invitations.to_remind(round, at(2h), 10).empty());
    CHECK(invitations.to_remind(round, at(24h), 10).size() == 1);
    CHECK(invitations.reminded(open.id, at(24h)));
    CHECK_FALSE(invitations.reminded(open.id, at(25h)));
    CHECK(invitations.end(open.id, InvitationState::refused, "", at(26h)));
    CHECK_FALSE(invitations.end(open.id, InvitationState::closed, "", at(27h)));
    CHECK(invitations.begin(open.id, at(27h), at(28h)) == Place::over);
    CHECK_FALSE(invitations.open_of("c_1").has_value());
  });
}

TEST_CASE("a changed answer closes the one before it, and the same one changes nothing") {
  support::TempDatabase disk;
  disk.database().write([](Tx& tx) {
    invite(tx, add_round(tx), 1);
    const auto id = storage::Invitations(tx).open_of("c_1")->id;
    storage::SurveyAnswers answers(tx);
    answers.keep(id, "Z1", "\"4\"", at(1h));
    answers.keep(id, "Z1", "\"4\"", at(2h));
    answers.keep(id, "Z1", "\"5\"", at(3h));
    answers.keep(id, "O1", "[\"a\",\"b\"]", at(3h));
    answers.take_back(id, "O1", at(4h));
    CHECK(answers.of(id) == std::map<std::string, std::string>{{"Z1", "\"5\""}});
    const auto all = answers.history(id);
    REQUIRE(all.size() == 3);
    CHECK(all[0].replaced_at == at(3h));
    CHECK_FALSE(all[1].replaced_at.has_value());
  });
}

TEST_CASE("a place is kept while somebody answers, and free again when the time is over") {
  support::TempDatabase disk;
  disk.database().write([](Tx& tx) {
    const auto round = add_round(tx);
    invite(tx, round, 3);
    storage::SurveyRounds(tx).set_places(round, cell, 1);
    storage::Invitations invitations(tx);
    CHECK(invitations.begin({1}, at(2h), at(3h)) == Place::taken);
    CHECK(invitations.begin({1}, at(2h), at(3h)) == Place::taken);  // his own place
    CHECK(invitations.begin({2}, at(2h), at(3h)) == Place::full);
    CHECK(invitations.begin({3}, at(4h), at(5h)) == Place::taken);
    CHECK(invitations.complete({1}, at(4h)) == Place::full);  // too late, and the place is gone
    CHECK(invitations.begin({1}, at(4h), at(5h)) == Place::full);
    CHECK(invitations.find({1})->state == InvitationState::begun);  // what was said counts
    CHECK(invitations.find({2})->state == InvitationState::full);
    CHECK(invitations.begin({2}, at(6h), at(7h)) == Place::taken);  // it became free
    CHECK(invitations.find({2})->state == InvitationState::begun);
    CHECK(invitations.complete({3}, at(6h)) == Place::full);
    CHECK(invitations.complete({2}, at(6h)) == Place::taken);
    CHECK(invitations.complete({2}, at(6h)) == Place::over);
  });
}

TEST_CASE("five hundred who finish at once fill fifty places exactly") {
  support::TempDatabase disk;
  surveys::RoundId round;
  disk.database().write([&](Tx& tx) {
    round = add_round(tx);
    invite(tx, round, 500);
    storage::SurveyRounds(tx).set_places(round, cell, 50);
  });
  const auto all = ids(disk.database(), round);
  REQUIRE(all.size() == 500);
  constexpr int threads = 10;
  std::vector<std::jthread> people;
  for (int thread = 0; thread < threads; ++thread) {
    people.emplace_back([&, thread] {
      for (std::size_t i = static_cast<std::size_t>(thread); i < all.size(); i += threads) {
        disk.database().write(
            [&](Tx& tx) { storage::Invitations(tx).begin(all[i], at(2h), at(3h)); });
        disk.database().write([&](Tx& tx) { storage::Invitations(tx).complete(all[i], at(2h)); });
      }
    });
  }
  people.clear();
  CHECK(complete_in(disk.database(), round) == 50);
}

TEST_CASE("a round remembers everybody who changed its plan, and where it stands in its series") {
  scene::in_one_write([](Tx& tx) {
    const auto id = add_round(tx);
    storage::SurveyRounds rounds(tx);
    auto kept = *rounds.find(id);
    CHECK(kept.round.changed_by.empty());
    CHECK_FALSE(kept.series_from);
    kept.round.changed_by = {7, 12};
    kept.series_from = at(0s);
    kept.series_number = 3;
    REQUIRE(rounds.save(kept));
    const auto read = *rounds.find(id);
    CHECK(read.round.changed_by == std::vector<surveys::StaffId>{7, 12});
    CHECK(read.series_from == at(0s));
    CHECK(read.series_number == 3);
  });
}

namespace {

void move_to(Tx& tx, surveys::RoundId id, surveys::RoundState state, const char* said) {
  storage::SurveyRounds rounds(tx);
  auto kept = *rounds.find(id);
  kept.round.state = state;
  REQUIRE(rounds.save(kept));
  rounds.log(id, {.at = at(2h), .staff = 1, .what = said});
}

// Steps until nothing is left, each of at most three people.
int steps_to_end(Tx& tx, surveys::RoundId id) {
  storage::SurveyEndings endings(tx);
  int steps = 0;
  while (!endings.unfinished().empty()) {
    REQUIRE(endings.unfinished() == std::vector<surveys::RoundId>{id});
    const auto ended = endings.go_on(*storage::SurveyRounds(tx).find(id), at(3h), 3);
    CHECK(ended >= 1);
    CHECK(ended <= 3);
    ++steps;
  }
  return steps;
}

std::int64_t farewells(Tx& tx) {
  std::int64_t count = 0;
  tx.each("SELECT count(*) FROM inbox WHERE kind = 'farewell'", {}, [&](const storage::Row& row) {
    count = row.integer(0);
  });
  return count;
}

}  // namespace

TEST_CASE("a round that somebody stopped ends a few people at a time, and tells those inside") {
  scene::in_one_write([](Tx& tx) {
    const auto round = add_round(tx);
    invite(tx, round, 8);
    storage::Invitations invitations(tx);
    for (const std::int64_t id : {2, 5, 6, 7}) invitations.begin({id}, at(1h), at(2h));
    invitations.complete({7}, at(1h));
    move_to(tx, round, surveys::RoundState::closed, "stopped");
    CHECK(steps_to_end(tx, round) == 3);
    auto counts = invitations.counts(round);
    CHECK(counts[InvitationState::closed] == 7);
    CHECK(counts[InvitationState::complete] == 1);
    CHECK(farewells(tx) == 3);
  });
}

TEST_CASE("a round that came to its date ends without a word to those inside") {
  scene::in_one_write([](Tx& tx) {
    const auto round = add_round(tx);
    invite(tx, round, 2);
    storage::Invitations(tx).begin({1}, at(1h), at(2h));
    move_to(tx, round, surveys::RoundState::closing, "stopped");
    CHECK(steps_to_end(tx, round) == 0);
    move_to(tx, round, surveys::RoundState::closed, "closed");
    CHECK(steps_to_end(tx, round) == 1);
    CHECK(farewells(tx) == 0);
  });
}

TEST_CASE("back on the drawing board nobody is planned, but rehearsals stay") {
  scene::in_one_write([](Tx& tx) {
    const auto round = add_round(tx);
    storage::Invitations invitations(tx);
    for (int i = 0; i < 5; ++i) {
      const auto who = storage::Citizens(tx).find_or_create("zalo", std::to_string(i), at(0s));
      Invitation one{.round = round, .citizen = who.id, .rehearsal = i == 4, .cell = cell};
      one.facts = "{}";
      invitations.add(one);
    }
    CHECK(steps_to_end(tx, round) == 2);
    CHECK(invitations.counts(round).empty());
    CHECK(invitations.find({5}));
  });
}

TEST_CASE("a closed round says when what it counts has changed, an open one need not") {
  scene::in_one_write([](Tx& tx) {
    const auto round = add_round(tx);
    invite(tx, round, 1);
    storage::SurveyRounds rounds(tx);
    const auto mark = [&] { return rounds.find(round)->counted_rev; };
    storage::SurveyAnswers(tx).keep({1}, "Z1", "\"5\"", at(1h));
    CHECK(mark() == 0);
    move_to(tx, round, surveys::RoundState::closed, "closed");
    tx.exec("DELETE FROM survey_answers", {});
    const auto erased = mark();
    CHECK(erased > 0);
    tx.exec("UPDATE survey_invitations SET state = 'closed'", {});
    CHECK(mark() > erased);
  });
}
