// A round from an approved plan to its end: drawn, sent within its hours, reminded, stopped by
// itself; answers by stars, changed answers, rehearsals.
#include <doctest/doctest.h>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "storage/citizens.hpp"
#include "storage/invitations.hpp"
#include "storage/rehearsals.hpp"
#include "storage/survey_testers.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::answer_all;
using planned_round::heard;
using planned_round::invitation;
using planned_round::Planned;
using planned_round::reminder;
using planned_round::says;
using storage::Tx;
using support::World;
using surveys::RoundState;

TEST_CASE("a round is drawn from its list and asks each person once, with the facts of the file") {
  World world;
  Planned round(world, 12);
  round.approve();
  world.pass(29min);
  CHECK(round.count("planned") == 12);
  for (int who = 0; who < 12; ++who) CHECK(heard(world, who, invitation) == 0);
  world.pass(2min);
  for (int who = 0; who < 12; ++who) CHECK(heard(world, who, invitation) == 1);
  CHECK(heard(world, 3, "cấp căn cước tại Phường Vị Thanh") == 1);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE arrived_at IS NOT NULL") == 12);
  CHECK(world.number("SELECT count(*) FROM survey_asked") == 12);
  CHECK(support::broken_promises(world) == "");
}

// The world begins on a Monday at nine; results of that week.
TEST_CASE("each is asked N working days after his own result, about his own procedure and office") {
  World world;
  Planned round(world, 3);
  round.plan.after_result_days = 3;
  round.plan.charged = true;  // by then the free window is over
  round.plan.budget = 1000;
  const auto today = std::chrono::sys_days{base::to_local(world.clock.now()).date};
  world.database().write([&](storage::Tx& tx) {
    const auto set = [&](std::int64_t line, int days, const std::string& facts) {
      const auto day = base::format_iso_date(today + std::chrono::days{days});
      tx.exec("UPDATE survey_people SET returned_on = $2, facts = $3 WHERE line = $1",
              storage::Params{line, day, facts});
    };
    set(0, 1, R"({"thu_tuc":"khai sinh","don_vi":"UBND xã A"})");        // Tuesday: on Friday
    set(1, 3, R"({"thu_tuc":"đăng ký đất","don_vi":"Phường B"})");       // Thursday: on Tuesday
    set(2, -30, R"({"thu_tuc":"hộ kinh doanh","don_vi":"Trung tâm"})");  // at the opening
  });
  round.approve();
  world.pass(24h);
  CHECK(heard(world, 2, "hộ kinh doanh tại Trung tâm") == 1);
  CHECK(heard(world, 0, invitation) + heard(world, 1, invitation) == 0);
  world.pass(24h * 2 + 22h);
  CHECK(heard(world, 0, invitation) == 0);  // Friday, seven in the morning
  world.pass(3h);
  CHECK(heard(world, 0, "khai sinh tại UBND xã A") == 1);
  says(world, 1, "xin chào");
  world.pass(24h * 3);
  CHECK(heard(world, 1, invitation) == 0);  // Monday
  world.pass(24h);
  CHECK(heard(world, 1, "đăng ký đất tại Phường B") == 1);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("nothing leaves at lunch; the pace is kept") {
  World world;
  Planned round(world, 30);
  round.plan.sending.hours = {{9h, 9h + 31min}, {13h, 14h}};
  round.plan.sending.per_second = 1;
  round.approve();
  world.pass(30min + 10s);
  CHECK(round.count("sent") <= 11);
  CHECK(round.count("sent") >= 1);
  world.pass(1h);
  const auto before_lunch = round.count("sent");
  CHECK(before_lunch < 30);
  world.pass(1h);
  CHECK(round.count("sent") == before_lunch);
  world.pass(2h);
  CHECK(round.count("sent") == 30);
  const auto busiest = world.number(
      "SELECT max(n) FROM (SELECT count(*) AS n FROM survey_messages GROUP BY at / 1000)");
  CHECK(busiest == 1);
}

TEST_CASE("only who has not finished is reminded, once, and goes on where he stopped") {
  World world;
  Planned round(world, 3);
  round.plan.reminder_days = 1;
  round.approve();
  world.pass(31min);
  answer_all(world, 0);
  says(world, 1, "trả lời ngay");
  says(world, 1, "5");
  world.pass(30h);  // the 24th is a holiday
  CHECK(heard(world, 1, reminder) == 0);
  world.pass(18h);
  CHECK(heard(world, 0, reminder) == 0);
  CHECK(heard(world, 1, reminder) == 1);
  CHECK(heard(world, 2, reminder) == 1);
  CHECK(heard(world, 1, "(2/7)") == 2);
  world.pass(24h * 8);
  CHECK(heard(world, 1, reminder) == 1);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("what was answered to the end can be answered again until the round closes") {
  World world;
  Planned round(world, 1);
  round.approve();
  world.pass(31min);
  answer_all(world, 0);
  CHECK(round.count("complete") == 1);
  says(world, 0, "sửa khảo sát");
  CHECK(heard(world, 0, "đã trả lời khảo sát này") == 1);
  for (const auto* text : {"trả lời lại", "2", "4", "2", "1", "1", "bỏ qua"}) says(world, 0, text);
  CHECK(round.count("complete") == 1);
  CHECK(world.text("SELECT value FROM survey_answers WHERE question = 'Z1' AND replaced_at IS NULL")
            .starts_with("\"2\""));
  CHECK(world.number("SELECT count(*) FROM survey_answers WHERE question = 'Z1'") == 2);
}

TEST_CASE("a round that meets closed doors stops by itself and says why") {
  World world;
  Planned round(world, 130);
  round.plan.sending.per_second = 30;
  round.approve();
  world.pass(29min);
  for (int call = 0; call < 20; ++call) {
    world.zalo.next(support::Asked::message, support::Mood::gone);
  }
  world.pass(3min);
  CHECK(round.state().starts_with("paused"));
  CHECK(world.text("SELECT why FROM survey_rounds").find("tin gần nhất") != std::string::npos);
  CHECK(round.count("failed") > 0);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a rehearsal reaches the colleague at any hour and counts for nothing") {
  World world;
  Planned round(world, 1);
  round.approve(RoundState::draft);
  std::string code;
  world.database().write(
      [&](Tx& tx) { code = storage::SurveyTesters(tx).code_for({5}, 482913, world.clock.now()); });
  const std::string colleague = "99001";
  world.deliver(world.text_body(colleague, "Thử khảo sát " + code));
  world.pass(8s);
  REQUIRE(world.number("SELECT count(*) FROM survey_testers") == 1);
  world.pass(12h);  // in the evening
  world.database().write([&](Tx& tx) {
    storage::Invitation one{.round = {1}, .rehearsal = true};
    one.citizen = storage::SurveyTesters(tx).find({5})->citizen;
    one.facts = "{}";
    one.due_at = world.clock.now();
    storage::Invitations(tx).add(one);
  });
  world.pass(1min);
  bool asked = false;
  for (const auto& text : world.zalo.seen_by(colleague)) {
    asked = asked || text.find(invitation) != std::string::npos;
  }
  CHECK(asked);
  CHECK(world.number("SELECT count(*) FROM survey_asked") == 0);
  std::int64_t tested = 0;
  world.database().read([&](Tx& tx) { tested = storage::Rehearsals(tx).reached({1}); });
  CHECK(tested == 1);
}

TEST_CASE("an anonymous round forgets who answered when it is over") {
  World world;
  Planned round(world, 3);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  answer_all(world, 0);
  world.pass(24h * 15);
  CHECK(round.state().starts_with("closed"));
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE citizen IS NOT NULL") == 0);
  CHECK(world.number("SELECT count(*) FROM survey_answers WHERE replaced_at IS NULL") == 6);
  CHECK(round.count("complete") == 1);
}
