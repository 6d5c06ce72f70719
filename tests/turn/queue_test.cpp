// What an operator can do about messages whose fate nobody knows: langnghe queue.
#include <fstream>

#include <doctest/doctest.h>

#include "bot/cli/command.hpp"
#include "tests/support/world.hpp"

using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";
const std::string asked = "SELECT min(id) FROM outbox WHERE state = 'ask_staff'";

// One message lost twice on its way back: now a person has to look.
std::int64_t lose_a_message(World& world) {
  REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.turn_once();
  world.zalo.next(Asked::message, Mood::answer_lost);
  world.zalo.next(Asked::message, Mood::answer_lost);
  REQUIRE(world.rest());
  // The command line goes by the system's clock, which is not the world's.
  world.database().write([&](storage::Tx& tx) {
    tx.exec("UPDATE outbox SET expires_at = 32503680000000 WHERE state = 'ask_staff'", {});
  });
  return world.number(asked);
}

int queue(World& world, const std::string& option, const std::string& number) {
  const auto file = world.data_dir() / "config.jsonc";
  std::ofstream(file) << R"({"data_dir": ")" << world.data_dir().string()
                      << R"(", "zalo": {"app_id": "1", "oa_id": "2"}})";
  return bot::cli::run_command({"queue", "--config", file.string(), option, number});
}

std::string state_of(World& world, std::int64_t id) {
  return world.text("SELECT state FROM outbox WHERE id = " + std::to_string(id));
}

}  // namespace

TEST_CASE("an operator notes that a message had arrived") {
  World world;
  const auto id = lose_a_message(world);
  REQUIRE(id > 0);
  CHECK(queue(world, "--sent", std::to_string(id)) == bot::cli::done);
  CHECK(state_of(world, id) == "done\n");
  CHECK(world.text("SELECT who || ' ' || what || ' ' || subject FROM audit WHERE what LIKE "
                   "'outbox.%'") == "operator outbox.sent outbox/" + std::to_string(id) + "\n");
  CHECK(world.health("/healthz").body.find("ask_staff") == std::string::npos);
}

TEST_CASE("an operator has a message sent again that did not arrive") {
  World world;
  const auto id = lose_a_message(world);
  REQUIRE(id > 0);
  const auto seen = world.zalo.sightings().size();
  CHECK(queue(world, "--resend", std::to_string(id)) == bot::cli::done);
  CHECK(state_of(world, id) == "waiting\n");
  CHECK(world.number("SELECT count(*) FROM audit WHERE what = 'outbox.resent'") == 1);
  CHECK(world.rest());
  CHECK(state_of(world, id) == "done\n");
  CHECK(world.zalo.sightings().size() == seen + 1);
}

TEST_CASE("only what is asked of staff can be settled, and only while it may still be sent") {
  World world;
  const auto id = lose_a_message(world);
  REQUIRE(id > 0);
  const auto other = world.number("SELECT min(id) FROM outbox WHERE state = 'done'");
  CHECK(queue(world, "--resend", std::to_string(other)) == bot::cli::failed);
  CHECK(queue(world, "--sent", "999999") == bot::cli::failed);
  CHECK(queue(world, "--sent", "một") == bot::cli::misused);
  world.database().write([&](storage::Tx& tx) { tx.exec("UPDATE outbox SET expires_at = 1", {}); });
  CHECK(queue(world, "--resend", std::to_string(id)) == bot::cli::failed);
  CHECK(state_of(world, id) == "ask_staff\n");
  CHECK(world.number("SELECT count(*) FROM audit WHERE what LIKE 'outbox.%'") == 0);
}
