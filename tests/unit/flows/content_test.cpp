#include <doctest/doctest.h>

#include "tests/unit/flows/shipped.hpp"

TEST_CASE("the shipped flows and messages have no mistakes") {
  const auto mistakes = flows::check(shipped::flow_set(), shipped::vocabulary());
  for (const auto& mistake : mistakes) {
    MESSAGE(mistake.file << " " << mistake.step << ": " << mistake.what);
  }
  CHECK(mistakes.empty());
}
