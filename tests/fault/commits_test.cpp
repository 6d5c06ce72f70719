#include <vector>

#include <doctest/doctest.h>

#include "tests/fault/scenario.hpp"

namespace {

using Moment = support::FaultyDatabase::Moment;

// The commits of the undisturbed scenario that changed a row.
const std::vector<std::int64_t>& commits_that_matter() {
  static const std::vector<std::int64_t> commits = [] {
    support::World world;
    CHECK(scenario::play(world) == "");
    return world.commits_with_changes();
  }();
  return commits;
}

void break_every_commit(Moment moment, bool die) {
  REQUIRE(commits_that_matter().size() > 100);
  std::int64_t met = 0;
  for (const auto nth : commits_that_matter()) {
    support::World world;
    world.die_of_failures(die);
    world.database().fail_commit(nth, moment);
    const auto broken = scenario::play(world);
    CHECK_MESSAGE(broken.empty(), "commit " << nth << ": " << broken);
    met += world.failures();
  }
  MESSAGE(commits_that_matter().size() << " commits, " << met << " failures met by workers");
}

}  // namespace

TEST_CASE("the scenario holds every promise when nothing breaks") {
  support::World world;
  CHECK(scenario::play(world) == "");
  CHECK(world.failures() == 0);
}

TEST_CASE("a commit that fails before it took effect breaks no promise") {
  break_every_commit(Moment::before_commit, false);
}

TEST_CASE("a commit that took effect but was reported as failed breaks no promise") {
  break_every_commit(Moment::after_commit, false);
}

TEST_CASE("a process that dies just before any commit breaks no promise") {
  break_every_commit(Moment::before_commit, true);
}

TEST_CASE("a process that dies just after any commit breaks no promise") {
  break_every_commit(Moment::after_commit, true);
}
