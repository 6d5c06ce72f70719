// An officer moves a round while it runs, and what its people notice: the pause, the end that lets
// them finish, the end that thanks them.
#include <chrono>

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "bot/console_side.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using nlohmann::ordered_json;
using planned_round::heard;
using planned_round::invitation;
using planned_round::over;
using planned_round::Planned;
using planned_round::says;
using staffroom::Browser;

namespace {

struct Desk {
  explicit Desk(int people) : round(world, people) {
    world.database().write([&](storage::Tx& tx) {
      storage::Account account;
      account.username = account.name = "anh";
      account.roles = {"chuyen_vien"};
      account.must_change = false;
      account.demo = true;
      account.password = base::hash_password(staffroom::password, "0123456789abcdef", 16);
      storage::Staff(tx).add(account);
    });
  }

  void act(const std::string& what, ordered_json body = ordered_json::object()) {
    // Whoever did nothing for half an hour logs in again.
    REQUIRE(anh.login("anh", std::string{staffroom::password}).status == 200);
    body["rev"] = world.number("SELECT rev FROM survey_rounds WHERE id = 1");
    const auto reply = anh.post("/surveys/rounds/1/" + what, body);
    CAPTURE(reply.body);
    REQUIRE(reply.status == 200);
  }

  std::size_t seen() const { return world.zalo.sightings().size(); }

  support::World world{};
  Planned round;
  console::Console console{
      {world.database(),
       world.clock,
       support::shipped_content().catalog,
       {{}, "Cảm ơn Ông/Bà."},
       bot::outside_of([] {}, {support::shipped_content(), world.config, world.metrics}),
       {.demo = true, .password_cost = 16},
       bot::books_of({support::shipped_content(), world.config, world.metrics},
                     *console::load_register_words(std::string{LANGNGHE_SOURCE_DIR} +
                                                   "/console/cases/register.jsonc"))}};
  Browser anh{console};
};

// Person 0 in the middle of the questions, the others with the invitation unanswered.
void one_inside(Desk& desk) {
  desk.round.approve();
  desk.world.pass(31min);
  for (const auto* text : {"trả lời ngay", "5"}) says(desk.world, 0, text);
  REQUIRE(desk.round.count("begun") == 1);
  REQUIRE(desk.round.count("sent") >= 1);
}

}  // namespace

TEST_CASE("after a pause not one more message of the round leaves, and then each is asked once") {
  for (const int moment : {0, 1, 2, 3, 5, 8}) {
    CAPTURE(moment);
    Desk desk(60);
    desk.round.plan.sending.per_second = 5;
    desk.round.approve();
    desk.world.pass(30min + std::chrono::seconds{moment});
    // In the middle of the work of that second: some handed over, some waiting to be sent.
    desk.world.clock.advance(1s);
    for (int step = 0; step < moment; ++step) desk.world.turn_once();
    desk.act("pause", {{"why", "sai tên đơn vị"}});
    const auto before = desk.seen();
    desk.world.pass(2h);
    CHECK(desk.seen() == before);
    CHECK(desk.round.count("sent") + desk.round.count("planned") == 60);
    desk.act("resume");
    desk.world.pass(4h);  // over lunch
    for (int who = 0; who < 60; ++who) CHECK(heard(desk.world, who, invitation) == 1);
    CHECK(support::broken_promises(desk.world) == "");
  }
}

TEST_CASE("a pause does not touch a conversation under way") {
  Desk desk(2);
  one_inside(desk);
  desk.act("pause", {{"why", "xem lại"}});
  for (const auto* text : {"4", "2", "1", "1", "bỏ qua"}) says(desk.world, 0, text);
  CHECK(desk.round.count("complete") == 1);
}

TEST_CASE(
    "an end that lets people finish invites nobody more and takes the answers of those inside") {
  Desk desk(2);
  one_inside(desk);
  desk.act("stop", {{"why", "đủ phiếu"}, {"let_finish", true}});
  desk.world.pass(10min);
  for (int who = 0; who < 2; ++who) CHECK(heard(desk.world, who, over) == 0);
  for (const auto* text : {"4", "2", "1", "1", "bỏ qua"}) says(desk.world, 0, text);
  CHECK(desk.round.count("complete") == 1);
  CHECK(desk.round.state() == "closing\n");
}

TEST_CASE("an end at once thanks those inside, and only them") {
  Desk desk(3);
  one_inside(desk);
  const auto before = desk.seen();
  desk.act("stop", {{"why", "sai danh sách"}, {"let_finish", false}});
  desk.world.pass(10min);
  CHECK(heard(desk.world, 0, over) == 1);
  CHECK(desk.seen() == before + 1);  // who has not begun is not written to once more
  CHECK(desk.round.state() == "closed\n");
  says(desk.world, 0, "4");
  says(desk.world, 1, "trả lời ngay");
  CHECK(heard(desk.world, 1, over) == 1);
  CHECK(desk.world.number("SELECT count(*) FROM survey_answers") == 1);
  CHECK(support::broken_promises(desk.world) == "");
}
