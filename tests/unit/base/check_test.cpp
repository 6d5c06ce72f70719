#include "base/check.hpp"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("a true condition passes in silence") {
  CHECK_NOTHROW(base::check(true, "unused"));
}

TEST_CASE("a broken condition is thrown as a bug with its reason") {
  try {
    base::check(false, "the row must exist");
    FAIL("nothing was thrown");
  } catch (const base::Bug& bug) {
    CHECK(std::string{bug.what()} == "the row must exist");
  }
}
