// The twin that breaks on purpose breaks where it says.
#include "tests/support/faulty_database.hpp"

#include <doctest/doctest.h>

#include "storage/rows.hpp"
#include "tests/unit/storage/scene.hpp"

using storage::Failure;
using storage::FailureKind;
using storage::Inbox;
using storage::Tx;
using support::FaultyDatabase;

namespace {

// Three commits of two statements each.
void scenario(storage::Database& database) {
  for (const std::string key : {"a", "b", "c"}) {
    database.write([&](Tx& tx) {
      Inbox inbox(tx);
      inbox.put(scene::arrival(key, "lan"));
      inbox.put(scene::arrival(key + "2", "lan"));
    });
  }
}

std::int64_t rows(storage::Database& database) {
  std::int64_t rows = -1;
  database.read([&](Tx& tx) {
    rows = storage::first_integer(tx, "SELECT count(*) FROM inbox", {}).value_or(-1);
  });
  return rows;
}

}  // namespace

TEST_CASE("without a plan nothing breaks and everything is counted") {
  support::TempDatabase temp;
  FaultyDatabase faulty(temp.database());
  scenario(faulty);
  CHECK(faulty.commits() == 3);
  CHECK(faulty.statements() == 6);
  CHECK(rows(faulty) == 6);
}

TEST_CASE("a commit fails before or after it took effect") {
  for (const auto moment :
       {FaultyDatabase::Moment::before_commit, FaultyDatabase::Moment::after_commit}) {
    support::TempDatabase temp;
    FaultyDatabase faulty(temp.database());
    faulty.fail_commit(2, moment);
    CHECK_THROWS_AS(scenario(faulty), Failure);
    CHECK(rows(temp.database()) == (moment == FaultyDatabase::Moment::before_commit ? 2 : 4));
    scenario(faulty);  // the fault happened once
    CHECK(rows(temp.database()) == 6);
  }
}

TEST_CASE("a statement that fails rolls its transaction back") {
  support::TempDatabase temp;
  FaultyDatabase faulty(temp.database());
  faulty.fail_statement(4, FailureKind::busy);
  FailureKind kind = FailureKind::other;
  try {
    scenario(faulty);
  } catch (const Failure& failure) {
    kind = failure.kind();
  }
  CHECK(kind == FailureKind::busy);
  CHECK(rows(temp.database()) == 2);
}

TEST_CASE("a disk that stays full refuses every write and still reads") {
  support::TempDatabase temp;
  FaultyDatabase faulty(temp.database());
  scenario(faulty);
  faulty.fail_all_writes();
  CHECK_THROWS_AS(scenario(faulty), Failure);
  CHECK_THROWS_AS(scenario(faulty), Failure);
  CHECK(rows(faulty) == 6);
  faulty.heal();
  scenario(faulty);
}
