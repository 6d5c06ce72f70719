// Answers that somebody comes back to: changed, left out, given after a refusal, or after others
// took the place. And who is in the middle of something else is left in peace.
#include <doctest/doctest.h>

#include "flows/engine/session.hpp"
#include "storage/invitations.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::answer_all;
using planned_round::heard;
using planned_round::invitation;
using planned_round::person;
using planned_round::Planned;
using planned_round::reminder;
using planned_round::says;
using support::World;

namespace {

// A round that has asked its people in the conversation.
struct Running {
  explicit Running(int people, const std::string& questionnaire = "nhanh") : round(world, people) {
    round.questionnaire = questionnaire;
    round.plan.reminder_days = 1;
    round.approve();
    world.pass(31min);
    REQUIRE(round.count("sent") == people);
  }

  std::string standing(const std::string& question) {
    return world.text(
        "SELECT value FROM survey_answers WHERE replaced_at IS NULL AND question = '" + question +
        "'");
  }

  void places(std::int64_t wanted) {
    world.database().write([&](storage::Tx& tx) {
      const auto cell = storage::Invitations(tx).find({1})->cell;
      storage::SurveyRounds(tx).set_places({1}, cell, wanted);
    });
  }

  void rates(int who, int stars) {
    const auto& sightings = world.zalo.sightings();
    const auto found = std::find_if(sightings.begin(), sightings.end(), [&](const auto& seen) {
      return seen.citizen == person(who) && seen.text.find(invitation) != std::string::npos;
    });
    REQUIRE(found != sightings.end());
    REQUIRE(world.deliver(world.rating_body(found->message_id, stars)) == 200);
    world.pass(8s);
  }

  World world{};
  Planned round;
};

std::string last_heard(World& world, int who) {
  return world.zalo.seen_by(person(who)).back();
}

// As an officer's question or a supplement that is being written leaves it.
void is_asked(World& world, int who, const std::string& flow, const std::string& step) {
  const auto* known = support::shipped_content().flows.current(flow);
  REQUIRE(known != nullptr);
  flows::Session session;
  session.frames.push_back({.flow = {flow, known->digest}, .step = step, .asked = {step}});
  const auto citizen =
      world.text("SELECT id FROM citizens WHERE channel_id = '" + person(who) + "'");
  world.database().write([&](storage::Tx& tx) {
    storage::Sessions(tx).save(
        citizen.substr(0, citizen.find('\n')), flows::write_session(session), world.clock.now());
  });
}

}  // namespace

TEST_CASE("a question passed by in the second round through keeps its first answer") {
  Running one(1);
  answer_all(one.world, 0);
  for (const auto* text : {"sửa khảo sát", "trả lời lại"}) says(one.world, 0, text);
  for (const auto* text : {"bỏ qua", "1", "bỏ qua", "bỏ qua", "0", "bỏ qua"})
    says(one.world, 0, text);
  CHECK(one.standing("Z1") == "\"5\"\n");
  CHECK(one.standing("Z2") == "\"1\"\n");
  CHECK(one.standing("Z5") == "\"khong\"\n");
  CHECK(one.round.count("complete") == 1);
}

TEST_CASE("who changes an answer and stops leaves nothing behind that contradicts it") {
  Running one(1);
  for (const auto* text : {"ok", "5", "4", "4", "12", "1", "1", "bỏ qua"}) says(one.world, 0, text);
  REQUIRE(one.standing("Z3a") == "\"12\"\n");
  for (const auto* text : {"sửa khảo sát", "trả lời lại", "5", "4", "2"}) says(one.world, 0, text);
  CHECK(one.standing("Z3") == "\"dung\"\n");
  CHECK(one.standing("Z3a").empty());
}

TEST_CASE("the words of another thing go when it is not chosen any more") {
  Running one(1, "hai_muoi_hai_tieu_chi");
  const auto to_the_last = [&] {
    for (int asked = 0; asked < 30 && last_heard(one.world, 0).find("(24/24)") == std::string::npos;
         ++asked) {
      says(one.world, 0, "bỏ qua");
    }
  };
  const auto specified = [&] {
    return one.world.number(
        "SELECT count(*) FROM survey_answers WHERE question = 'O1_khac' AND replaced_at IS NULL");
  };
  says(one.world, 0, "trả lời ngay");
  to_the_last();
  for (const auto* text : {"10", "xong", "Mong có chỗ gửi xe"}) says(one.world, 0, text);
  REQUIRE(one.round.count("complete") == 1);
  CHECK(specified() == 1);
  for (const auto* text : {"sửa khảo sát", "trả lời lại"}) says(one.world, 0, text);
  to_the_last();
  for (const auto* text : {"2", "xong"}) says(one.world, 0, text);
  CHECK(one.standing("O1") == "[\"giay_to\"]\n");
  CHECK(specified() == 0);
}

TEST_CASE("who gave stars and then wants the questions is asked them, and not told it is over") {
  Running one(1);
  one.rates(0, 4);
  REQUIRE(one.round.count("complete") == 1);
  says(one.world, 0, "trả lời ngay");
  CHECK(heard(one.world, 0, planned_round::over) == 0);
  CHECK(heard(one.world, 0, "đã trả lời khảo sát này") == 1);
  for (const auto* text : {"trả lời lại", "2"}) says(one.world, 0, text);
  CHECK(one.standing("Z1") == "\"2\"\n");
}

TEST_CASE("after a refusal by the button of the template nothing more is asked or kept") {
  Running one(1);
  for (const auto* text : {"trả lời ngay", "5"}) says(one.world, 0, text);
  one.world.database().write(
      [](storage::Tx& tx) { tx.exec("UPDATE survey_invitations SET state = 'refused'", {}); });
  says(one.world, 0, "4");
  CHECK(heard(one.world, 0, "không còn nhận câu trả lời") == 1);
  CHECK(one.standing("Z2").empty());
  CHECK(one.round.count("refused") == 1);
}

TEST_CASE(
    "who comes back takes a place again; when others took the last one, what was said stays") {
  Running two(2);
  two.places(1);
  for (const auto* text : {"trả lời ngay", "5"}) says(two.world, 0, text);
  two.world.pass(3h);
  says(two.world, 0, "4");  // nobody was faster
  says(two.world, 1, "trả lời ngay");
  CHECK(heard(two.world, 1, "đủ phiếu") == 1);
  CHECK(two.round.count("begun") == 1);
  for (const auto* text : {"2", "1", "1", "bỏ qua"}) says(two.world, 0, text);
  CHECK(two.round.count("complete") == 1);
}

TEST_CASE("a place that others took while somebody was away ends the questions, not the answers") {
  Running two(2);
  two.places(1);
  for (const auto* text : {"trả lời ngay", "5", "4", "2", "1"}) says(two.world, 0, text);
  two.world.pass(3h);
  answer_all(two.world, 1);
  REQUIRE(two.round.count("complete") == 1);
  says(two.world, 0, "1");
  CHECK(heard(two.world, 0, "đủ phiếu") == 1);
  CHECK(two.round.count("begun") == 1);
  CHECK(two.world.number("SELECT count(*) FROM survey_answers WHERE invitation = 1") == 5);
  two.world.pass(24h * 7);
  CHECK(heard(two.world, 0, reminder) == 0);  // for nothing
}

TEST_CASE("the last answer of all, given too late, leaves what was said as far as it went") {
  Running two(2);
  two.places(1);
  for (const auto* text : {"trả lời ngay", "5", "4", "2", "1", "1"}) says(two.world, 0, text);
  two.world.pass(3h);
  answer_all(two.world, 1);
  REQUIRE(two.round.count("complete") == 1);
  says(two.world, 0, "bỏ qua");
  CHECK(heard(two.world, 0, "đủ phiếu") == 1);
  CHECK(two.round.count("begun") == 1);
}

TEST_CASE("stars of somebody who lost the place count with what was answered before") {
  Running two(2);
  two.places(1);
  for (const auto* text : {"trả lời ngay", "5"}) says(two.world, 0, text);
  two.world.pass(3h);
  answer_all(two.world, 1);
  REQUIRE(two.round.count("complete") == 1);
  two.rates(0, 2);
  CHECK(two.world.text("SELECT value FROM survey_answers WHERE question = 'Z1' AND "
                       "invitation = 1 AND replaced_at IS NULL") == "\"2\"\n");
  CHECK(two.round.count("begun") == 1);
  CHECK(two.round.count("full") == 0);
}

TEST_CASE("a reminder to somebody silent keeps no place from those who want to answer") {
  Running two(2);
  two.places(1);
  for (const auto* text : {"trả lời ngay", "5"}) says(two.world, 0, text);
  for (int hours = 0; heard(two.world, 0, reminder) == 0 && hours < 48; ++hours) two.world.pass(1h);
  REQUIRE(heard(two.world, 0, reminder) == 1);
  answer_all(two.world, 1);
  CHECK(two.round.count("complete") == 1);
}

TEST_CASE("nobody is invited to a cell that has all its answers") {
  World world;
  Planned round(world, 12);
  round.plan.sending.per_second = 1;
  round.approve();
  world.pass(30min + 4s);
  const auto asked = round.count("sent");
  REQUIRE(asked > 0);
  REQUIRE(asked < 12);
  world.database().write([&](storage::Tx& tx) {
    tx.exec("UPDATE survey_invitations SET state = 'complete' WHERE state = 'sent'", {});
    const auto cell = storage::Invitations(tx).find({1})->cell;
    storage::SurveyRounds(tx).set_places({1}, cell, asked);
  });
  world.pass(1h);
  CHECK(round.count("planned") == 0);
  CHECK(round.count("full") + asked == 12 - round.count("sent"));
  CHECK(round.count("sent") <= 1);  // was on its way
}

TEST_CASE("a stratum that is asked whole takes every answer, a sampled one as many as it needs") {
  for (const bool everybody : {true, false}) {
    CAPTURE(everybody);
    World world;
    Planned round(world, 60);
    round.plan.sample.everybody = everybody;
    round.plan.sample.quota = true;
    round.plan.sample.minimum = 10;
    round.plan.sample.error_percent = 20;
    round.plan.sample.expected_percent = 50;
    round.approve();
    world.pass(1min);
    CHECK(world.number("SELECT count(*) FROM survey_cells") == (everybody ? 0 : 1));
  }
}

TEST_CASE("an officer's question and a supplement are not interrupted, however long they take") {
  const std::map<std::string, std::string> open{
      {"more_info", "story"}, {"supplement", "story"}, {"rating", "why"}};
  for (const auto& [flow, step] : open) {
    CAPTURE(flow);
    World world;
    Planned round(world, 2);
    round.approve();
    is_asked(world, 0, flow, step);
    world.pass(3h);
    CHECK(heard(world, 0, invitation) == 0);
    CHECK(heard(world, 1, invitation) == 1);
    CHECK(round.count("planned") == 1);
    world.database().write([&](storage::Tx& tx) { tx.exec("DELETE FROM sessions", {}); });
    world.pass(5h);
    CHECK(heard(world, 0, invitation) == 1);
  }
}

TEST_CASE("a sticker at a survey question is answered with the question, and is no answer") {
  Running one(1);
  says(one.world, 0, "trả lời ngay");
  REQUIRE(one.world.deliver(one.world.sticker_body(person(0))) == 200);
  one.world.pass(8s);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 0);
  CHECK(last_heard(one.world, 0).find("hài lòng với lần làm thủ tục") != std::string::npos);
  says(one.world, 0, "5");
  CHECK(one.standing("Z1") == "\"5\"\n");
}
