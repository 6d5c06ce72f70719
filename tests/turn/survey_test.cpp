// A survey round through the whole service: invited at its time and once, answered, refused,
// paused, and all of it again with the process dying at every step.
#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "base/rng.hpp"
#include "bot/surveys/invited.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_recall.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/promises.hpp"
#include "tests/support/world.hpp"

using namespace std::chrono_literals;
using storage::Tx;
using support::World;

namespace {

std::string person(int number) {
  return "77" + std::to_string(100 + number);
}

class Round {
 public:
  explicit Round(World& world, int people) : world_(world), opens_(world.clock.now() + 1h) {
    for (int i = 0; i < people; ++i) world.deliver(world.follow_body(person(i)));
    world.work();
    world.database().write([&](Tx& tx) { plan(tx, people); });
  }

  void set_state(surveys::RoundState state) {
    world_.database().write([&](Tx& tx) {
      storage::SurveyRounds rounds(tx);
      auto kept = *rounds.find(id_);
      kept.round.state = state;
      REQUIRE(rounds.save(kept));
    });
  }

  std::int64_t count(const std::string& state) {
    return world_.number("SELECT count(*) FROM survey_invitations WHERE state = '" + state + "'");
  }

  base::TimePoint opens() const { return opens_; }

 private:
  void plan(Tx& tx, int people) {
    storage::KeptQuestionnaire questionnaire;
    questionnaire.id = "nhanh";
    questionnaire.version = 1;
    questionnaire.text = "{}";
    storage::Questionnaires(tx).save(questionnaire);
    storage::KeptRound kept;
    kept.round.name = "Đợt thử";
    kept.round.questionnaire = "nhanh";
    kept.round.version = 1;
    kept.round.state = surveys::RoundState::scheduled;
    kept.round.opens = opens_;
    kept.round.closes = opens_ + 24h * 15;
    kept.plan = "{}";
    id_ = storage::SurveyRounds(tx).add(kept);
    for (int i = 0; i < people; ++i) invite(tx, i);
  }

  void invite(Tx& tx, int number) {
    const auto citizen =
        storage::Citizens(tx).find_or_create("zalo", person(number), world_.clock.now());
    storage::Consents(tx).record({.citizen = citizen.id,
                                  .purpose = "khao_sat",
                                  .decision = storage::Decision::agreed,
                                  .text_version = "1",
                                  .channel = "zalo",
                                  .at = world_.clock.now()});
    storage::Invitation one{.round = id_, .citizen = citizen.id, .cell = "p"};
    one.facts = R"({"thu_tuc":"cấp căn cước","don_vi":"Phường Vị Thanh"})";
    one.due_at = opens_ + std::chrono::seconds{number};
    REQUIRE(storage::Invitations(tx).add(one));
  }

  World& world_;
  base::TimePoint opens_;
  surveys::RoundId id_{};
};

void says(World& world, int who, const std::string& text) {
  world.deliver(world.text_body(person(who), text));
  world.pass(8s);
}

int invitations_seen(World& world, int who) {
  int seen = 0;
  for (const auto& text : world.zalo.seen_by(person(who))) {
    if (text.find("trả lời 5 câu hỏi ngắn") != std::string::npos) ++seen;
  }
  return seen;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string answer(World& world, const std::string& question) {
  return first_line(world.text("SELECT value FROM survey_answers WHERE question = '" + question +
                               "' AND replaced_at IS NULL"));
}

}  // namespace

TEST_CASE("nothing leaves before the round opens, and then each person is asked once") {
  World world;
  Round round(world, 3);
  world.pass(59min);
  CHECK(invitations_seen(world, 0) == 0);
  world.pass(2min);
  for (int who = 0; who < 3; ++who) CHECK(invitations_seen(world, who) == 1);
  CHECK(round.count("sent") == 3);
  world.pass(24h);
  for (int who = 0; who < 3; ++who) CHECK(invitations_seen(world, who) == 1);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("answers are kept one by one, to the end") {
  World world;
  Round round(world, 1);
  world.pass(61min);
  says(world, 0, "trả lời ngay");
  CHECK(round.count("begun") == 1);
  says(world, 0, "5");
  CHECK(answer(world, "Z1") == "\"5\"");
  for (const auto* text : {"4", "2", "1", "1", "Mong có thêm ghế ngồi."}) says(world, 0, text);
  CHECK(round.count("complete") == 1);
  CHECK(answer(world, "Z3") == "\"dung\"");
  CHECK(answer(world, "Z6") == "\"Mong có thêm ghế ngồi.\"");
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("an answer taken back by an earlier one does not stay") {
  World world;
  Round round(world, 1);
  world.pass(61min);
  for (const auto* text : {"ok", "5", "4", "4", "12"}) says(world, 0, text);
  CHECK(answer(world, "Z3a") == "\"12\"");
  says(world, 0, "quay lại");  // how many days
  says(world, 0, "quay lại");  // in time?
  says(world, 0, "2");
  for (const auto* text : {"1", "1", "bỏ qua"}) says(world, 0, text);
  CHECK(round.count("complete") == 1);
  CHECK(answer(world, "Z3") == "\"dung\"");
  CHECK(answer(world, "Z3a").empty());
  CHECK(world.number("SELECT count(*) FROM survey_answers WHERE question = 'Z3'") == 2);
}

TEST_CASE("who stops and comes back days later goes on where he stopped") {
  World world;
  Round round(world, 1);
  world.pass(61min);
  for (const auto* text : {"ok", "5", "4"}) says(world, 0, text);
  world.pass(24h * 9);
  says(world, 0, "tiếp tục khảo sát");
  CHECK(world.zalo.seen_by(person(0)).back().find("đúng hẹn") != std::string::npos);
  for (const auto* text : {"2", "1", "1", "bỏ qua"}) says(world, 0, text);
  CHECK(round.count("complete") == 1);
}

TEST_CASE("a refusal ends the invitation, and for good is for good") {
  World world;
  Round round(world, 2);
  world.pass(61min);
  says(world, 0, "không tham gia");
  says(world, 1, "ngừng nhận khảo sát");
  CHECK(round.count("refused") == 2);
  CHECK(world.number("SELECT count(*) FROM opt_outs") == 1);
}

TEST_CASE("who is telling of a trouble is not interrupted, and is asked afterwards") {
  World world;
  Round round(world, 1);
  world.pass(59min);
  says(world, 0, "phản ánh");
  world.pass(10min);
  CHECK(invitations_seen(world, 0) == 0);
  CHECK(round.count("planned") == 1);
  says(world, 0, "huỷ");
  says(world, 0, "1");
  world.pass(61min);
  const auto frames = world.text("SELECT json FROM sessions LIMIT 1");
  CAPTURE(frames);
  CHECK(invitations_seen(world, 0) == 1);
}

TEST_CASE("a paused round invites nobody; the end of a round ends what is open") {
  World world;
  Round round(world, 40);
  world.pass(60min + 5s);
  round.set_state(surveys::RoundState::paused);
  const auto before = round.count("sent");
  CHECK(before < 40);
  world.pass(2h);
  CHECK(round.count("sent") <= before + 1);
  round.set_state(surveys::RoundState::sending);
  world.pass(2h);  // over lunch, when nothing leaves
  CHECK(round.count("sent") == 40);
  world.pass(24h * 16);
  CHECK(round.count("closed") == 40);
  says(world, 0, "trả lời ngay");
  CHECK(round.count("complete") == 0);
}

TEST_CASE("of a reminder in two messages the second taken back does not remind again") {
  World world;
  Round round(world, 1);
  world.pass(61min);
  for (const auto* text : {"ok", "5"}) says(world, 0, text);
  world.pass(70h);
  const auto now = std::to_string(base::to_millis(world.clock.now()));
  world.database().write([&](Tx& tx) {  // written lately: the window is open
    tx.exec("UPDATE citizens SET last_interaction_at = " + now, {});
  });
  world.pass(26h);
  const std::string reminders = "SELECT count(*) FROM survey_messages WHERE kind = 'reminder'";
  REQUIRE(world.number(reminders) == 2);
  // As if the round had stopped itself between the two.
  world.database().write([&](Tx& tx) {
    const std::string last = "(SELECT max(outbox) FROM survey_messages)";
    tx.exec("UPDATE survey_messages SET settled = '' WHERE outbox = " + last, {});
    tx.exec("UPDATE outbox SET state = 'waiting', attempts = 0 WHERE id = " + last, {});
    CHECK(storage::recall_waiting(tx, surveys::RoundId{1}, world.clock.now(), world.clock.now()) ==
          1);
  });
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE reminded_at IS NULL") == 0);
}

TEST_CASE("without consent nobody is asked, and the round says why") {
  World world;
  Round round(world, 1);
  says(world, 0, "ngừng nhận");
  says(world, 0, "1");
  world.pass(61min);
  CHECK(invitations_seen(world, 0) == 0);
  CHECK(first_line(world.text("SELECT why FROM survey_invitations")) == "opted_out");
}

TEST_CASE("a process that dies at every step repeats nobody and skips nobody") {
  base::Rng rng(12);
  World world;
  Round round(world, 25);
  world.pass(60min);
  for (int step = 0; step < 200; ++step) {
    world.clock.advance(std::chrono::seconds{rng.below(2)});
    if (rng.one_in(3)) world.tick_once();
    if (rng.one_in(2)) world.turn_once();
    if (rng.one_in(4)) world.crash();
  }
  world.pass(3h);
  for (int who = 0; who < 25; ++who) CHECK(invitations_seen(world, who) == 1);
  CHECK(round.count("sent") == 25);
  CHECK(support::broken_promises(world) == "");
}
