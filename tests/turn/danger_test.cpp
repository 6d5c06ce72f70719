// What a person in the queue sees of somebody who is in danger.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace std::chrono_literals;
using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";

void say(World& world, std::string_view text) {
  REQUIRE(world.deliver(world.text_body(citizen, text)) == 200);
  world.work();
}

std::string reason(World& world) {
  return world.text("SELECT reason FROM handovers WHERE state <> 'closed'");
}

}  // namespace

TEST_CASE("a danger calls a person, and what waits already becomes urgent") {
  World world;
  say(world, "gặp cán bộ");
  say(world, "tôi muốn hỏi hồ sơ đất đai");
  world.pass(1min);
  CHECK(reason(world) == "asked\n");
  say(world, "nhà tôi bị cướp, cứu tôi");
  CHECK(reason(world) == "danger\n");
}

TEST_CASE("the gravest danger stays the reason, whatever comes after it") {
  World world;
  say(world, "cứu tôi, có người cầm dao");
  CHECK(reason(world) == "danger\n");
  say(world, "tôi không muốn sống nữa, tôi muốn tự tử");
  CHECK(reason(world) == "self_harm\n");
  say(world, "cứu tôi");
  CHECK(reason(world) == "self_harm\n");
}

TEST_CASE("what is said later is added to what waits, in its place") {
  World world;
  say(world, "gặp cán bộ");
  say(world, "tôi muốn hỏi hồ sơ đất đai");
  world.pass(1min);
  say(world, "cứu tôi, có người cầm dao");
  CHECK(world.number("SELECT count(*) FROM handovers") == 1);
  CHECK(world.text("SELECT note FROM handovers").find("hồ sơ đất đai") != std::string::npos);
}
