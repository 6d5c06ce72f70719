// The table of house rule B.6: what each answer of Zalo does to the errand.
#include <array>
#include <optional>

#include <doctest/doctest.h>

#include "tests/support/promises.hpp"

using namespace std::chrono_literals;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";

struct Row {
  Mood mood{};
  std::string_view state{};
  std::string_view why{};
  base::Duration at_least{};  // until the next try
  base::Duration at_most{};
};

constexpr std::array<Row, 10> table{
    {{Mood::fine, "done", "", 0s, 0s},
     {Mood::answer_lost, "unsure", "unsure 0", 30s, 30s},
     {Mood::server_failed, "unsure", "unsure 0", 30s, 30s},
     {Mood::never_sent, "waiting", "busy 0", 1500ms, 2500ms},
     {Mood::busy, "waiting", "busy -200", 1500ms, 2500ms},
     {Mood::too_fast, "waiting", "throttled -32", 1s, 60s},
     {Mood::window_closed, "gave_up", "window_closed -230", 0s, 0s},
     {Mood::gone, "gave_up", "person_gone -213", 0s, 0s},
     {Mood::refused, "gave_up", "refused -201", 0s, 0s},
     {Mood::account_closed, "waiting", "needs_admin -204", 1min, 1min}}};

void greet(World& world) {
  REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.turn_once();
}

std::string first(World& world, std::string_view column) {
  const auto rows =
      world.text("SELECT " + std::string{column} + " FROM outbox ORDER BY id LIMIT 1");
  return rows.substr(0, rows.size() - 1);
}

}  // namespace

TEST_CASE("every verdict has its outcome") {
  for (const auto& row : table) {
    CAPTURE(row.why);
    World world;
    greet(world);
    world.zalo.next(Asked::message, row.mood);
    world.send_once();
    CHECK(first(world, "state") == row.state);
    CHECK(first(world, "why") == row.why);
    if (row.at_most == 0s) continue;
    const auto column = row.state == "unsure" ? "decide_at" : "ready_at";
    const base::Duration wait{std::stoll(first(world, column)) -
                              base::to_millis(world.clock.now())};
    CHECK(wait >= row.at_least);
    CHECK(wait <= row.at_most);
  }
}

TEST_CASE("a person who is gone is marked so") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::gone);
  world.send_once();
  CHECK(world.text("SELECT unreachable_why FROM citizens") == "person_gone -213\n");
}

TEST_CASE("a refused token is renewed once and the message goes at once") {
  World world;
  greet(world);
  world.clock.advance(2min);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.send_once();
  CHECK(first(world, "state") == "done");
  CHECK(world.zalo.calls(Asked::token) == 1);
  CHECK(world.text("SELECT access FROM tokens") == "access-2\n");
}

TEST_CASE("a fresh token refused too stops all sending until an administrator acts") {
  World world;
  greet(world);
  world.clock.advance(2min);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.send_once();
  CHECK(first(world, "why").starts_with("needs_admin"));
  const auto calls = world.zalo.calls(Asked::message);
  world.pass(50s);
  CHECK(world.zalo.calls(Asked::message) == calls);
  CHECK(world.rest());
  CHECK(first(world, "state") == "done");
}

TEST_CASE("a throttled sender goes on in the next minute, in the old order") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::too_fast);
  CHECK(world.rest());
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a message unsure twice is left to staff, and the line goes on") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::answer_lost);
  world.zalo.next(Asked::message, Mood::answer_lost);
  CHECK(world.rest());
  CHECK(first(world, "state") == "ask_staff");
  CHECK(world.health("/healthz").body.find("ask_staff") != std::string::npos);
}

TEST_CASE("health says when Zalo must be authorised again, and stops saying so") {
  World world;
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") == std::string::npos);
  greet(world);
  world.clock.advance(26h);
  world.zalo.next(Asked::token, Mood::answer_lost);  // the new pair is lost on its way
  CHECK(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.pass(1h);
  CHECK(world.needs_authorisation());
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") != std::string::npos);
  CHECK(world.health("/readyz").status == 200);
  world.authorise();
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") == std::string::npos);
  CHECK(world.rest());
}

TEST_CASE("health is not ready while the database cannot be written") {
  World world;
  world.database().fail_all_writes();
  CHECK(world.health("/readyz").status == 503);
  CHECK(world.health("/healthz").status == 200);
}
