// What people say to a template of a round: stars, a note, a button. It names the message and no
// person.
#include <doctest/doctest.h>

#include "bot/surveys/invited.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_answers.hpp"
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

constexpr auto silent = 24h * 10;
constexpr const char* standing = "SELECT value FROM survey_answers WHERE replaced_at IS NULL ";

// Zalo's number of the message that invited that person.
std::string message_to(World& world, int who) {
  for (const auto& seen : world.zalo.sightings()) {
    const bool invites =
        seen.text.starts_with("123456 ") || seen.text.find(invitation) != std::string::npos;
    if (seen.citizen == person(who) && invites) return seen.message_id;
  }
  FAIL("nobody invited");
  return {};
}

void rates(World& world, int who, int stars, const std::string& note = {}) {
  REQUIRE(world.deliver(world.rating_body(message_to(world, who), stars, note)) == 200);
  world.pass(8s);
}

void presses(World& world, int who, const std::string& label) {
  REQUIRE(world.deliver(world.press_body(message_to(world, who), label)) == 200);
  world.pass(8s);
}

std::string answer(World& world, const std::string& question) {
  return world.text(standing + ("AND question = '" + question + "'"));
}

// One person who was asked by template.
struct Asked {
  explicit Asked(int people = 1) : round(world, people) {
    round.by_template(silent, 100'000);
    round.approve();
    world.pass(31min);
    REQUIRE(round.count("sent") == people);
  }

  // Wrote just now: the account may write back.
  void wrote(int who = 0) { says(world, who, "xin chào"); }

  World world{};
  Planned round;
};

// One person who was asked in the conversation.
struct Invited {
  Invited() : round(world, 1) {
    round.approve();
    world.pass(31min);
    REQUIRE(round.count("sent") == 1);
  }

  World world{};
  Planned round;
};

}  // namespace

TEST_CASE("stars are an answer, whole by themselves, with the words that came with them") {
  Asked one;
  rates(one.world, 0, 4, "Cán bộ hướng dẫn kỹ.");
  CHECK(one.round.count("complete") == 1);
  CHECK(answer(one.world, "Z1") == "\"4\"\n");
  CHECK(answer(one.world, "Z6") == "\"Cán bộ hướng dẫn kỹ.\"\n");
  one.world.pass(24h * 10);
  CHECK(heard(one.world, 0, reminder) == 0);
  CHECK(support::broken_promises(one.world) == "");
}

TEST_CASE("stars given twice are one response, and both are kept") {
  Asked one;
  rates(one.world, 0, 2);
  one.world.pass(1h);
  rates(one.world, 0, 5);
  CHECK(one.round.count("complete") == 1);
  CHECK(answer(one.world, "Z1") == "\"5\"\n");
  CHECK(one.world.number("SELECT count(*) FROM survey_answers WHERE question = 'Z1'") == 2);
}

TEST_CASE("the same stars delivered twice are kept once") {
  Asked one;
  const auto body = one.world.rating_body(message_to(one.world, 0), 3, "được");
  REQUIRE(one.world.deliver(body) == 200);
  REQUIRE(one.world.deliver(body) == 200);
  one.world.pass(1min);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 2);
}

TEST_CASE("stars for a message nobody knows change nothing") {
  Asked one;
  REQUIRE(one.world.deliver(one.world.rating_body("t999", 5, "hay")) == 200);
  REQUIRE(one.world.deliver(one.world.rating_body("", 5, "hay")) == 200);
  one.world.pass(1min);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 0);
  CHECK(one.round.count("sent") == 1);
  CHECK(support::broken_promises(one.world) == "");
}

TEST_CASE("stars after the end of the round do not count") {
  Asked one;
  const auto message = message_to(one.world, 0);
  one.world.pass(24h * 15);
  REQUIRE(one.world.deliver(one.world.rating_body(message, 5)) == 200);
  one.world.pass(1min);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 0);
  CHECK(one.round.count("closed") == 1);
}

TEST_CASE("stars of somebody who answered in the conversation stay one response, both versions") {
  Invited one;
  answer_all(one.world, 0);
  REQUIRE(one.round.count("complete") == 1);
  rates(one.world, 0, 2);
  CHECK(one.round.count("complete") == 1);
  CHECK(answer(one.world, "Z1") == "\"2\"\n");
  CHECK(answer(one.world, "Z2") == "\"4\"\n");
  CHECK(one.world.number("SELECT count(*) FROM survey_answers WHERE question = 'Z1'") == 2);
  CHECK(one.world.number("SELECT count(DISTINCT invitation) FROM survey_answers") == 1);
}

TEST_CASE("stars in the middle of the questions are one answer of many, and the rest is asked") {
  Invited one;
  for (const auto* text : {"trả lời ngay", "5"}) says(one.world, 0, text);
  rates(one.world, 0, 1);
  CHECK(one.round.count("begun") == 1);
  for (const auto* text : {"4", "2", "1", "1", "bỏ qua"}) says(one.world, 0, text);
  CHECK(one.round.count("complete") == 1);
  CHECK(answer(one.world, "Z1") == "\"1\"\n");
  CHECK(answer(one.world, "Z2") == "\"4\"\n");
}

TEST_CASE("stars of somebody who wants no surveys any more are not kept") {
  Asked one;
  for (const auto* text : {"ngừng nhận", "1"}) says(one.world, 0, text);
  CHECK(one.round.count("refused") == 1);
  rates(one.world, 0, 5);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 0);
}

TEST_CASE("a button opens the questions; pressed again it goes on where the person stopped") {
  Asked one;
  one.wrote();
  one.world.pass(20min);
  presses(one.world, 0, "Trả lời ngay");
  CHECK(heard(one.world, 0, invitation) == 1);
  for (const auto* text : {"trả lời ngay", "5"}) says(one.world, 0, text);
  one.world.pass(30min);
  presses(one.world, 0, "Trả lời ngay");
  CHECK(heard(one.world, 0, "(2/7)") == 2);
  CHECK(one.world.number("SELECT count(*) FROM survey_invitations") == 1);
  for (const auto* text : {"4", "2", "1", "1", "bỏ qua"}) says(one.world, 0, text);
  CHECK(one.round.count("complete") == 1);
  CHECK(support::broken_promises(one.world) == "");
}

TEST_CASE("a button found by our own mark opens the questions as well") {
  Asked one;
  one.wrote();
  one.world.pass(20min);
  const auto id = one.world.number("SELECT id FROM survey_invitations");
  const auto mark = "ks-" + std::to_string(id);
  REQUIRE(one.world.deliver(one.world.press_body("unknown", "Trả lời", mark)) == 200);
  one.world.pass(8s);
  CHECK(heard(one.world, 0, invitation) == 1);
}

TEST_CASE("buttons that put off, refuse or stop do what they say") {
  Asked all(3);
  for (int who = 0; who < 3; ++who) all.wrote(who);
  all.world.pass(20min);
  presses(all.world, 0, "Để sau");
  presses(all.world, 1, "Không tham gia");
  presses(all.world, 2, "Ngừng nhận khảo sát");
  for (int who = 0; who < 3; ++who) CHECK(heard(all.world, who, invitation) == 0);
  CHECK(all.round.count("sent") == 1);
  CHECK(all.round.count("refused") == 2);
  CHECK(all.world.number("SELECT count(*) FROM opt_outs") == 1);
  presses(all.world, 2, "Trả lời ngay");  // it stays a no
  CHECK(heard(all.world, 2, invitation) == 0);
}

TEST_CASE("stars found by our own mark count as well") {
  Asked one;
  const auto id = one.world.number("SELECT id FROM survey_invitations");
  REQUIRE(one.world.deliver(one.world.rating_body("ks-" + std::to_string(id), 4)) == 200);
  one.world.pass(8s);
  CHECK(answer(one.world, "Z1") == "\"4\"\n");
  CHECK(one.round.count("complete") == 1);
}

TEST_CASE("for good is for good, after a refusal and after the round as well") {
  Asked all(2);
  presses(all.world, 0, "Không tham gia");
  presses(all.world, 0, "Ngừng nhận khảo sát");
  CHECK(all.world.number("SELECT count(*) FROM opt_outs") == 1);
  const auto message = message_to(all.world, 1);
  all.world.pass(24h * 16);
  REQUIRE(all.round.state() == "closed\n");
  REQUIRE(all.world.deliver(all.world.press_body(message, "Ngừng nhận khảo sát")) == 200);
  all.world.pass(8s);
  CHECK(all.world.number("SELECT count(*) FROM opt_outs") == 2);
}

TEST_CASE("a no in other words opens nothing") {
  Asked all(3);
  for (int who = 0; who < 3; ++who) all.wrote(who);
  all.world.pass(20min);
  presses(all.world, 0, "Không, cảm ơn");
  presses(all.world, 1, "Để lúc khác");
  presses(all.world, 2, "Không hài lòng");
  CHECK(all.round.count("refused") == 1);
  CHECK(heard(all.world, 0, invitation) == 0);
  CHECK(heard(all.world, 1, invitation) == 0);
  CHECK(heard(all.world, 2, invitation) == 1);
}

TEST_CASE("a button pressed after the opt-out, or after the end, opens nothing") {
  Asked one(2);
  for (const auto* text : {"ngừng nhận", "1"}) says(one.world, 0, text);
  presses(one.world, 0, "Trả lời ngay");
  CHECK(heard(one.world, 0, invitation) == 0);
  one.world.pass(24h * 15);
  presses(one.world, 1, "Trả lời ngay");
  CHECK(heard(one.world, 1, invitation) == 0);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 0);
}

TEST_CASE("neither stars nor a button interrupt what is being told, and who gave stars is done") {
  Asked one;
  for (const auto* text : {"phản ánh", "1", "1"}) says(one.world, 0, text);
  presses(one.world, 0, "Trả lời ngay");
  rates(one.world, 0, 3);
  CHECK(heard(one.world, 0, invitation) == 0);
  one.world.pass(20min);
  CHECK(heard(one.world, 0, invitation) == 0);
  for (const auto* text : {"huỷ", "1"}) says(one.world, 0, text);
  one.world.pass(24h);
  CHECK(heard(one.world, 0, invitation) == 0);
  CHECK(heard(one.world, 0, "đã trả lời khảo sát này") == 0);
  CHECK(one.round.count("complete") == 1);
}

TEST_CASE("a button pressed while something is told opens the questions once it is told") {
  Asked one;
  for (const auto* text : {"phản ánh", "1", "1"}) says(one.world, 0, text);
  for (int times = 0; times < 3; ++times) presses(one.world, 0, "Trả lời ngay");
  for (const auto* text : {"huỷ", "1"}) says(one.world, 0, text);
  one.world.pass(4h);
  CHECK(heard(one.world, 0, invitation) == 1);
}

TEST_CASE("a button costs the round nothing it may not pay: outside the window nothing leaves") {
  Asked one;
  presses(one.world, 0, "Trả lời ngay");
  CHECK(heard(one.world, 0, invitation) == 0);
  one.world.database().write([&](storage::Tx& tx) {  // silent for three days: messages are charged
    tx.exec("UPDATE citizens SET last_interaction_at = $1",
            storage::Params{base::to_millis(one.world.clock.now() - 72h)});
  });
  presses(one.world, 0, "Trả lời ngay");
  CHECK(heard(one.world, 0, invitation) == 0);
  CHECK(one.world.number("SELECT sum(price) FROM survey_invitations") == 120);
}
