#include <doctest/doctest.h>

#include "tests/fault/scenario.hpp"

TEST_CASE("a whole feedback becomes a case with history, and the citizen has its number") {
  support::World world;
  CHECK(scenario::play(world) == "");
  const auto number = world.text("SELECT number FROM cases");
  CHECK(world.number("SELECT count(*) FROM case_history") > 0);
  bool told = false;
  for (const auto& text : world.zalo.seen_by(scenario::citizen)) {
    told = told || text.find(number.substr(0, number.size() - 1)) != std::string::npos;
  }
  CHECK(told);
}
