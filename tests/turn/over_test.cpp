// The end of a round for whoever is still in it, and the end of surveys for whoever wants none.
#include <doctest/doctest.h>

#include "storage/citizens.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::answer_all;
using planned_round::heard;
using planned_round::invitation;
using planned_round::over;
using planned_round::Planned;
using planned_round::says;
using support::World;

TEST_CASE("an invitation taken up after the end of the round is answered with a sentence") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.pass(24h * 15);
  REQUIRE(round.state() == "closed\n");
  says(world, 0, "tiếp tục khảo sát");
  says(world, 1, "sửa khảo sát");
  for (int who = 0; who < 2; ++who) CHECK(heard(world, who, "không có khảo sát") == 1);
  CHECK(world.number("SELECT count(*) FROM survey_answers") == 0);
}

TEST_CASE("who answers over the end of the round hears that it is over, and is not thanked") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.pass(31min);
  for (const auto* text : {"trả lời ngay", "5"}) says(world, 0, text);
  answer_all(world, 1);
  for (const auto* text : {"sửa khảo sát", "trả lời lại"}) says(world, 1, text);
  world.database().write([](storage::Tx& tx) {  // its end is now
    tx.exec("UPDATE survey_rounds SET closes_at = opens_at + 600000", {});
  });
  world.pass(10min);
  REQUIRE(round.state() == "closed\n");
  const auto answers = world.number("SELECT count(*) FROM survey_answers");
  says(world, 0, "4");
  says(world, 1, "1");
  for (int who = 0; who < 2; ++who) CHECK(heard(world, who, over) == 1);
  CHECK(heard(world, 0, "(3/7)") == 0);
  CHECK(world.number("SELECT count(*) FROM survey_answers") == answers);
  CHECK(world.number("SELECT count(*) FROM survey_answers WHERE replaced_at IS NOT NULL") == 0);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE(
    "who wants no surveys for good is left out of later rounds, and what was open is refused") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.pass(31min);
  for (const auto* text : {"từ chối khảo sát", "1"}) says(world, 0, text);
  CHECK(round.count("refused") == 1);
  CHECK(world.number("SELECT count(*) FROM opt_outs") == 1);
  const auto asked = heard(world, 0, invitation);
  world.pass(24h * 120);
  for (int who = 0; who < 2; ++who) says(world, who, "xin chào");
  round.approve();
  world.pass(2h);
  CHECK(heard(world, 0, invitation) == asked);
  CHECK(heard(world, 1, invitation) == 2);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE round = 2") == 1);
}
