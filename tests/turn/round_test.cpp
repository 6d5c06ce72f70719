// A round from an approved plan to its end: drawn, sent within its hours, reminded, stopped by
// itself; answers by stars, changed answers, rehearsals.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/surveys/inviter.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/survey_testers.hpp"
#include "tests/support/promises.hpp"
#include "tests/support/world.hpp"

using namespace std::chrono_literals;
using storage::Tx;
using support::World;
using surveys::RoundState;

namespace {

std::string person(int number) {
  return "88" + std::to_string(100 + number);
}

// A list of people who wrote this morning, and a round approved for it: 09:30 of a Monday.
class Planned {
 public:
  Planned(World& world, int people) : world_(world) {
    for (int i = 0; i < people; ++i) world.deliver(world.follow_body(person(i)));
    world.work();
    plan.sample.everybody = true;
    plan.sending.per_second = 5;
    world.database().write([&](Tx& tx) { list(tx, people); });
  }

  void approve(RoundState state = RoundState::scheduled, bool anonymous = false) {
    bot::keep_shipped_questionnaires(
        world_.database(), support::shipped_content(), world_.clock.now());
    world_.database().write([&](Tx& tx) {
      storage::KeptRound kept;
      kept.round.name = "Đợt thử";
      kept.round.questionnaire = "nhanh";
      kept.round.version = 1;
      kept.round.state = state;
      kept.round.anonymous = anonymous;
      kept.round.opens = world_.clock.now() + 30min;
      kept.round.closes = kept.round.opens + 24h * 14;
      kept.plan = base::to_text(surveys::to_json(plan));
      kept.list = 1;
      storage::SurveyRounds(tx).add(kept);
    });
  }

  std::int64_t count(const std::string& state) {
    return world_.number(
        "SELECT count(*) FROM survey_invitations WHERE rehearsal = 0 AND state = '" + state + "'");
  }

  std::string state() { return world_.text("SELECT state FROM survey_rounds"); }

  surveys::RoundPlan plan = surveys::usual_plan(7);

 private:
  void list(Tx& tx, int people) {
    const auto now = world_.clock.now();
    tx.exec(
        "INSERT INTO survey_lists (name, source, ready, staff, at) VALUES ('t', 'file', 1, 1, 1)",
        {});
    for (int i = 0; i < people; ++i) {
      const auto citizen = storage::Citizens(tx).find_or_create("zalo", person(i), now);
      storage::Consents(tx).record({.citizen = citizen.id,
                                    .purpose = "khao_sat",
                                    .decision = storage::Decision::agreed,
                                    .text_version = "1",
                                    .channel = "zalo",
                                    .at = now});
      tx.exec(
          "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts) "
          "VALUES (1, $1, $2, 'u', 'Đất đai', 'xa', $3)",
          storage::Params{citizen.id,
                          std::int64_t{i},
                          std::string{R"({"thu_tuc":"cấp căn cước","don_vi":"Phường Vị Thanh"})"}});
    }
  }

  World& world_;
};

void says(World& world, int who, const std::string& text) {
  world.deliver(world.text_body(person(who), text));
  world.pass(8s);
}

int heard(World& world, int who, const std::string& words) {
  int times = 0;
  for (const auto& text : world.zalo.seen_by(person(who))) {
    if (text.find(words) != std::string::npos) ++times;
  }
  return times;
}

constexpr const char* invitation = "trả lời 5 câu hỏi ngắn";
constexpr const char* reminder = "lần nhắc duy nhất";

void answer_all(World& world, int who) {
  for (const auto* text : {"trả lời ngay", "5", "4", "2", "1", "1", "bỏ qua"})
    says(world, who, text);
}

// What a template of the round brings back names the invitation by our mark, and no person.
void of_template(World& world, int which, std::string event, nlohmann::ordered_json message) {
  static int number = 0;
  message["tracking_id"] = "ks-" + std::to_string(which);
  message["msg_id"] = "t" + std::to_string(++number);
  const auto now = std::to_string(base::to_millis(world.clock.now()));
  const nlohmann::ordered_json body{{"event_name", std::move(event)},
                                    {"message", std::move(message)},
                                    {"app_id", world.config.zalo.app_id},
                                    {"oa_id", world.config.zalo.oa_id},
                                    {"timestamp", now}};
  world.deliver(base::to_text(body));
  world.pass(2s);
}

void rates(World& world, int which, int stars) {
  of_template(world, which, "user_feedback", {{"rating_type", "csat"}, {"rate", stars}});
}

void presses(World& world, int which, const char* label) {
  of_template(
      world, which, "user_click_response_button", {{"button_type", "response"}, {"data", label}});
}

}  // namespace

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

TEST_CASE("stars to a phone are the whole answer, stars in the chat are its first") {
  World world;
  Planned round(world, 2);
  round.plan.reminder_days = 1;
  round.approve();
  world.pass(31min);
  world.database().write([](Tx& tx) {
    tx.exec("UPDATE survey_invitations SET way = 'by_phone_template' WHERE id = 1", {});
  });
  rates(world, 1, 4);
  rates(world, 2, 5);
  CHECK(round.count("complete") == 1);
  CHECK(round.count("begun") == 1);
  rates(world, 1, 2);
  CHECK(world.text("SELECT group_concat(substr(value, 2, 1) || (replaced_at IS NULL)) "
                   "FROM survey_answers WHERE invitation = 1") == "40,21\n");
  world.pass(24h * 3);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE reminded_at IS NOT NULL "
                     "AND state = 'complete'") == 0);
  CHECK(heard(world, 1, "(2/7)") + heard(world, 0, "(2/7)") == 1);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a template's button refuses; anything else it says opens the questions") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.pass(31min);
  presses(world, 1, "Không tham gia");
  presses(world, 2, "Tôi sẽ trả lời");
  CHECK(round.count("refused") == 1);
  CHECK(round.count("sent") == 1);
  CHECK(heard(world, 0, invitation) + heard(world, 1, invitation) == 3);
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
  CHECK(world.text("SELECT why FROM survey_rounds").find("Tự dừng") != std::string::npos);
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
  world.database().read([&](Tx& tx) { tested = storage::Invitations(tx).rehearsed({1}); });
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

TEST_CASE("who is in the middle of an anonymous round when it ends meets no failure") {
  World world;
  Planned round(world, 2);
  round.approve(RoundState::scheduled, true);
  world.pass(24h * 14 + 27min);
  for (const auto* text : {"tiếp tục khảo sát", "trả lời ngay", "5"}) says(world, 1, text);
  CHECK(heard(world, 1, "(2/7)") == 1);
  CHECK(round.count("begun") == 1);
  world.pass(1h);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE citizen IS NOT NULL") == 0);
  CHECK(world.number("SELECT count(*) FROM sessions WHERE json LIKE '%\"Z1\"%'") == 0);
  says(world, 1, "4");
  CHECK(heard(world, 1, "trục trặc") == 0);
  CHECK(heard(world, 1, "(3/7)") == 0);
  CHECK(world.number("SELECT count(*) FROM survey_answers") == 1);
}
