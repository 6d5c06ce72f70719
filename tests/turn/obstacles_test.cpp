// What stands in the way of a round in the middle of its sending: a template that Zalo does not
// take any more, an empty quota, a person who has had enough, a clock that jumps. Nobody is lost,
// nobody is asked twice.
#include <map>

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "bot/surveys/inviter.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::heard;
using planned_round::invitation;
using planned_round::Planned;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* by_template = "123456";
constexpr auto silent = 24h * 10;  // no free window, no paid one
constexpr std::int64_t enough = 1'000'000;

void each_once(World& world, int people, const char* words) {
  for (int who = 0; who < people; ++who) {
    CAPTURE(who);
    CHECK(heard(world, who, words) == 1);
  }
}

bool says_so(Planned& round, const std::string& words) {
  CAPTURE(round.why());
  return round.why().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a template is filled with the facts of the list and stands in the conversation") {
  World world;
  Planned round(world, 2);
  round.by_template(silent, enough);
  round.approve();
  world.pass(35min);
  each_once(world, 2, by_template);
  CHECK(heard(world, 1, R"("thu_tuc":"cấp căn cước")") == 1);
  CHECK(heard(world, 1, R"("don_vi":"Phường Vị Thanh")") == 1);
  CHECK(world.number("SELECT count(*) FROM messages WHERE text LIKE 'Mời Ông/Bà đánh giá%'") == 2);
  CHECK(world.text("SELECT DISTINCT way FROM survey_invitations") == "by_uid_template\n");
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("somebody of Zalo whom only the telephone of the list reaches is told by it") {
  World world;
  Planned round(world, 2);
  round.by_phone(silent, enough);
  world.database().write(
      [](storage::Tx& tx) { tx.exec("UPDATE survey_people SET phone = '' WHERE line = 1", {}); });
  round.approve();
  world.pass(35min);
  const auto told = world.zalo.seen_by("84912000010");
  REQUIRE(told.size() == 1);
  CHECK(told.front().find(R"("thu_tuc":"cấp căn cước")") != std::string::npos);
  CHECK(world.text("SELECT way FROM survey_invitations WHERE state = 'sent'") ==
        "by_phone_template\n");
  CHECK(world.text("SELECT why FROM survey_invitations WHERE state = 'failed'") == "no_offer\n");
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a round stands still when Zalo refuses its template, says so, and then asks the rest") {
  for (const int code : {-131, -146, -1122, -249}) {
    CAPTURE(code);
    World world;
    Planned round(world, 20);
    round.by_template(silent, enough);
    round.plan.sending.per_second = 1;
    round.approve();
    world.pass(30min + 6s);
    const auto gone = round.count("sent");
    CHECK(gone > 0);
    CHECK(gone < 20);
    world.zalo.answer_templates(code);
    world.pass(2h);
    CHECK(round.state() == "paused\n");
    CHECK(says_so(round, "Mẫu tin 123456: "));
    CHECK(says_so(round, "(mã " + std::to_string(code) + ")"));
    CHECK(round.count("failed") == 0);
    CHECK(round.count("sent") + round.count("planned") == 20);
    world.zalo.answer_templates(0);
    round.resume();
    world.pass(5h);  // over lunch
    CHECK(round.count("sent") == 20);
    each_once(world, 20, by_template);
    CHECK(support::broken_promises(world) == "");
  }
}

TEST_CASE("values that Zalo refuses of everybody are tried once more after somebody looked") {
  World world;
  Planned round(world, 30);
  round.by_template(silent, enough);
  round.approve();
  world.zalo.answer_templates(-1121);
  world.pass(2h);
  CHECK(round.state() == "paused\n");
  CHECK(says_so(round, "tin gần nhất không gửi được"));
  CHECK(round.count("planned") == 30);
  world.zalo.answer_templates(0);
  round.resume();
  world.pass(5h);
  each_once(world, 30, by_template);
}

TEST_CASE("whoever is refused twice is not tried a third time, and the others are asked") {
  World world;
  Planned round(world, 30);
  round.by_template(silent, enough);
  round.approve();
  world.zalo.answer_templates(-1121);
  world.pass(1h);
  // Those not tried yet come first.
  for (int looks = 0; looks < 6 && round.count("failed") == 0; ++looks) {
    if (round.state() == "paused\n") round.resume();
    world.pass(1h);
  }
  const auto refused = round.count("failed");
  CHECK(refused > 0);
  CHECK(refused < 30);
  world.zalo.answer_templates(0);
  if (round.state() == "paused\n") round.resume();
  world.pass(5h);
  CHECK(round.count("failed") == refused);
  CHECK(round.count("sent") == 30 - refused);
}

TEST_CASE("an empty quota stops the round with a sentence and skips nobody") {
  World world;
  Planned round(world, 20);
  round.plan.sending.per_second = 2;
  round.approve();
  world.pass(30min + 3s);
  bool empty = true;
  world.zalo.choose_by([&](Asked kind) {
    return empty && kind == Asked::message ? Mood::out_of_quota : Mood::fine;
  });
  world.pass(1h);
  CHECK(round.state() == "paused\n");
  CHECK(says_so(round, "Hết hạn mức gửi tin của OA (mã -211)"));
  const auto asked = world.zalo.calls(Asked::message);
  world.pass(1h);
  CHECK(world.zalo.calls(Asked::message) == asked);  // not hammered
  CHECK(round.count("failed") == 0);
  CHECK(round.count("sent") + round.count("planned") == 20);
  empty = false;
  round.resume();
  world.pass(5h);
  each_once(world, 20, invitation);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("while Zalo cannot be reached the round waits and lets the others work") {
  World world;
  Planned round(world, 3);
  round.approve();
  world.zalo.choose_by(
      [](Asked kind) { return kind == Asked::message ? Mood::never_sent : Mood::fine; });
  world.pass(30min + 5s);
  REQUIRE(world.number("SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0") > 0);
  bot::Inviter inviter(world.database(), support::shipped_content(), world.clock, world.metrics);
  CHECK_FALSE(inviter.run_once());  // nothing to do, so it naps
  world.zalo.choose_by([](Asked) { return Mood::fine; });
  world.pass(30min);
  each_once(world, 3, invitation);
}

TEST_CASE("a person who has had enough messages for today is asked another day, and nobody waits") {
  World world;
  Planned round(world, 5);
  round.approve();
  world.pass(29min);
  world.zalo.next(Asked::message, Mood::had_enough);
  world.pass(2min);
  CHECK(round.state() == "sending\n");
  CHECK(round.count("sent") == 4);
  CHECK(round.count("planned") == 1);
  world.pass(47h);  // the 24th is a holiday; the window is still open
  CHECK(round.count("failed") == 0);
  each_once(world, 5, invitation);
}

TEST_CASE("a charged template goes only while the round may pay for it, its reminders too") {
  World world;
  Planned round(world, 6);
  round.by_template(silent, 600);  // five at 120 dong
  round.plan.reminder_days = 1;
  round.approve();
  world.pass(2h);
  CHECK(round.count("sent") == 5);
  CHECK(world.text("SELECT why FROM survey_invitations WHERE state = 'failed'") == "no_offer\n");
  world.pass(24h * 7);
  int templates = 0;
  for (int who = 0; who < 6; ++who) templates += heard(world, who, by_template);
  CHECK(templates == 5);
  CHECK(world.number("SELECT sum(price) FROM survey_invitations") == 600);
}

TEST_CASE("a reminder by template is paid from the same money") {
  World world;
  Planned round(world, 2);
  round.by_template(silent, 400);  // both invitations, one reminder
  round.plan.reminder_days = 1;
  round.approve();
  world.pass(24h * 7);
  CHECK(heard(world, 0, by_template) + heard(world, 1, by_template) == 3);
  CHECK(world.number("SELECT sum(price) FROM survey_invitations WHERE sent_at IS NOT NULL") == 360);
}

TEST_CASE("whoever may have got the invitation is shown as not known, until he answers") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.pass(29min);
  world.zalo.next(Asked::message, Mood::answer_lost);
  world.pass(10min);
  const std::string unsure = "SELECT count(*) FROM survey_invitations WHERE why = 'unsure'";
  CHECK(world.number(unsure) == 1);
  CHECK(round.count("sent") == 2);
  each_once(world, 2, invitation);
  for (int who = 0; who < 2; ++who) planned_round::says(world, who, "trả lời ngay");
  CHECK(world.number(unsure) == 0);
  CHECK(round.count("begun") == 2);
}

TEST_CASE("an invitation given up as not known counts as arrived when Zalo shows it after all") {
  World world;
  Planned round(world, 1);
  round.approve();
  world.pass(29min);
  world.zalo.next(Asked::message, Mood::answer_lost);
  world.pass(1h);
  REQUIRE(world.number("SELECT count(*) FROM survey_invitations WHERE why = 'unsure'") == 1);
  REQUIRE(world.deliver(world.echo_body("", world.zalo.sightings().back())) == 200);
  world.pass(1min);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE why = 'unsure'") == 0);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE arrived_at IS NOT NULL") == 1);
}

TEST_CASE("two rounds at the same time share the pace that one may have") {
  World world;
  Planned round(world, 80);
  round.plan.sending.per_second = 30;
  round.approve();
  round.approve();
  world.database().write([](storage::Tx& tx) {
    tx.exec(
        "INSERT INTO survey_lists (name, source, ready, staff, at) "
        "VALUES ('u', 'file', 1, 1, 1)",
        {});
    tx.exec("UPDATE survey_people SET list = 2 WHERE line >= 40", {});
    tx.exec("UPDATE survey_rounds SET list = 2 WHERE id = 2", {});
  });
  world.pass(5h);
  CHECK(round.count("sent") == 80);
  CHECK(world.number("SELECT max(n) FROM (SELECT count(*) AS n FROM survey_messages "
                     "GROUP BY at / 1000)") <= 30);
}

TEST_CASE("whom two drawn rounds want only one asks; the other waits, or says why") {
  for (const auto days : {14, 120}) {
    CAPTURE(days);
    World world;
    Planned round(world, 3);
    round.approve();
    world.pass(1min);
    round.approve();
    world.database().write([&](storage::Tx& tx) {
      tx.exec(
          "UPDATE survey_rounds SET drawn_at = 1, closes_at = opens_at + $1 * 86400000 "
          "WHERE id = 2",
          storage::Params{std::int64_t{days}});
      tx.exec(
          "INSERT INTO survey_invitations (round, citizen, cell, facts, draw, reserve, state, "
          "due_at) SELECT 2, citizen, cell, facts, draw, reserve, state, due_at "
          "FROM survey_invitations",
          {});
    });
    world.pass(2h);
    each_once(world, 3, invitation);
    CHECK(round.count("sent") == 3);
    const bool waits = days > 90;
    CHECK(round.count("planned") == (waits ? 3 : 0));
    CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE state = 'failed' AND "
                       "why = 'asked_lately'") == (waits ? 0 : 3));
    CHECK(support::broken_promises(world) == "");
  }
}

TEST_CASE("whom a round under way is going to ask the next one does not draw") {
  World world;
  Planned round(world, 3);
  round.approve();
  world.pass(1min);
  REQUIRE(round.count("planned") == 3);
  round.approve();
  world.pass(1min);
  CHECK(world.number("SELECT count(*) FROM survey_rounds WHERE drawn_at IS NOT NULL") == 2);
  CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE round = 2") == 0);
}

TEST_CASE("whoever could not be reached may be asked by the next round") {
  World world;
  Planned round(world, 1);
  round.approve();
  world.pass(29min);
  world.zalo.next(Asked::message, Mood::gone);
  world.pass(30min);
  REQUIRE(round.count("failed") == 1);
  CHECK(world.number("SELECT count(*) FROM survey_asked") == 0);
}

TEST_CASE("a clock that jumps while a round sends lets nothing out at night and doubles nothing") {
  World world;
  Planned round(world, 40);
  round.plan.sending.per_second = 1;
  round.approve();
  std::map<int, int> hours;  // of the day, in which messages reached people
  std::size_t seen = world.zalo.sightings().size();
  const auto pass = [&](base::Duration time) {
    for (auto left = time; left > 0s; left -= 10min) {
      world.pass(std::min<base::Duration>(left, 10min));
      const auto now = base::to_local(world.clock.now()).of_day;
      hours[static_cast<int>(now / 1h)] += static_cast<int>(world.zalo.sightings().size() - seen);
      seen = world.zalo.sightings().size();
    }
  };
  world.pass(30min + 5s);
  seen = world.zalo.sightings().size();
  world.clock.advance(-4h);  // before the opening, before the hours
  const auto before = seen;
  pass(20min);
  CHECK(seen == before);
  world.clock.advance(24h * 2 + 18h);  // the night of the third day
  pass(12h);
  world.clock.advance(24h);
  pass(24h);
  for (const int night : {20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 12}) {
    CAPTURE(night);
    CHECK(hours[night] == 0);
  }
  for (int who = 0; who < 40; ++who) CHECK(heard(world, who, invitation) <= 1);
  CHECK(round.count("planned") == 0);
}
