#include "base/clock.hpp"

#include <limits>

#include <doctest/doctest.h>

using base::from_millis;
using base::to_millis;

TEST_CASE("stored milliseconds and time points are the same number") {
  CHECK(to_millis(from_millis(0)) == 0);
  CHECK(to_millis(from_millis(1'795'000'000'123)) == 1'795'000'000'123);
  CHECK(to_millis(from_millis(-1)) == -1);
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  CHECK(to_millis(from_millis(largest)) == largest);
}

TEST_CASE("the system clock tells a time of this century and does not stand still") {
  const base::SystemClock clock;
  const auto first = clock.now();
  CHECK(to_millis(first) > 1'700'000'000'000);
  CHECK(to_millis(first) < 4'100'000'000'000);
  auto later = first;
  for (int tries = 0; tries < 100'000'000 && later == first; ++tries) later = clock.now();
  CHECK(later > first);
}
