#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

#include "tests/simulation/town.hpp"

namespace {

// About a minute; a build for debugging is four times slower.
#ifdef NDEBUG
constexpr std::uint64_t seeds = 200;
#else
constexpr std::uint64_t seeds = 40;
#endif
// Every so many-th seed is lived twice.
constexpr std::uint64_t repeat_every = 20;

// LANGNGHE_SEED=17 lives one seed alone.
std::uint64_t only_seed() {
  const char* wanted = std::getenv("LANGNGHE_SEED");
  return wanted == nullptr ? 0 : std::stoull(wanted);
}

}  // namespace

TEST_CASE("whatever breaks, every promise holds when the storm is over") {
  town::Life total;
  const auto only = only_seed();
  for (std::uint64_t seed = only == 0 ? 1 : only; seed <= (only == 0 ? seeds : only); ++seed) {
    CAPTURE(seed);
    const auto life = town::live(seed);
    CHECK_MESSAGE(life.broken.empty(), "seed " << seed << ":\n" << life.broken);
    total.events += life.events;
    total.failures += life.failures;
    total.crashes += life.crashes;
    total.seen += life.seen;
    total.cases += life.cases;
  }
  MESSAGE(total.events << " events, " << total.failures << " failed commits, " << total.crashes
                       << " crashes, " << total.seen << " messages seen, " << total.cases
                       << " cases");
  CHECK(total.seen > 0);
}

TEST_CASE("a seed lived again ends the same") {
  for (std::uint64_t seed = 1; seed <= seeds; seed += repeat_every) {
    CAPTURE(seed);
    CHECK(town::live(seed).digest == town::live(seed).digest);
  }
}
