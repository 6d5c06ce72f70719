#include "storage/migrate.hpp"

#include <thread>

#include <doctest/doctest.h>

#include "storage/rows.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/unit/storage/scene.hpp"

using storage::Migration;
using storage::Tx;

namespace {

const std::vector<Migration> three_steps{
    {1, "0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (7)"},
    {2, "0002_b.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id))"},
    {3, "0003_c.sql", "INSERT INTO b (a) SELECT id FROM a; ALTER TABLE a ADD COLUMN c TEXT"}};

// A file without any table.
struct Empty {
  support::TempFolder folder{};
  std::unique_ptr<storage::Database> database = storage::open_sqlite(folder.path() / "migrate.db");

  base::Result<storage::Migrated> run(std::span<const Migration> steps) {
    return storage::migrate(*database, steps, scene::start);
  }

  // The whole schema as text, so that two databases can be compared.
  std::string schema() {
    std::string text;
    database->read([&](Tx& tx) {
      tx.each("SELECT name, sql FROM sqlite_master ORDER BY name",
              {},
              [&](const storage::Row& row) { text += row.text(0) + ": " + row.text(1) + "\n"; });
    });
    return text;
  }
};

}  // namespace

TEST_CASE("an empty file is brought to the present, and a second run does nothing") {
  Empty empty;
  const auto steps = storage::sqlite_migrations();
  const auto first = empty.run(steps);
  REQUIRE(first.ok());
  CHECK(first->from == 0);
  CHECK(first->to == static_cast<int>(steps.size()));
  const auto schema = empty.schema();
  const auto second = empty.run(steps);
  REQUIRE(second.ok());
  CHECK(second->from == second->to);
  CHECK(empty.schema() == schema);
}

TEST_CASE("every older version leads to the same schema") {
  const auto steps = storage::sqlite_migrations();
  Empty fresh;
  REQUIRE(fresh.run(steps).ok());
  for (std::size_t older = 1; older < steps.size(); ++older) {
    CAPTURE(older);
    Empty old;
    REQUIRE(old.run(std::span{steps}.first(older)).ok());
    const auto migrated = old.run(steps);
    REQUIRE(migrated.ok());
    CHECK(migrated->from == static_cast<int>(older));
    CHECK(old.schema() == fresh.schema());
  }
}

TEST_CASE("the embedded steps are numbered without a hole and their tables are strict") {
  const auto steps = storage::sqlite_migrations();
  REQUIRE_FALSE(steps.empty());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CHECK(steps[i].number == static_cast<int>(i) + 1);
  }
  support::TempDatabase temp;
  temp.database().read([](Tx& tx) {
    tx.each(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = "
        "'main' "
        "AND name NOT LIKE 'sqlite_%'",
        {},
        [](const storage::Row& row) { CHECK(row.text(0) == "migrations"); });
  });
}

TEST_CASE("a database newer than the program is refused and left alone") {
  Empty empty;
  REQUIRE(empty.run(three_steps).ok());
  const auto schema = empty.schema();
  const auto refused = empty.run(std::span{three_steps}.first(2));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::Errc::conflict);
  CHECK(refused.error().what.find("step 3") != std::string::npos);
  CHECK(empty.schema() == schema);
}

TEST_CASE("a database built from an edited step is refused") {
  Empty empty;
  REQUIRE(empty.run(std::span{three_steps}.first(2)).ok());
  auto edited = three_steps;
  edited[1].sql = "CREATE TABLE b (id INTEGER PRIMARY KEY)";
  const auto refused = empty.run(edited);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().what.find("0002_b.sql") != std::string::npos);
  CHECK(empty.run(three_steps).ok());
}

TEST_CASE("a step that fails half way leaves nothing of itself and all before it") {
  Empty empty;
  auto broken = three_steps;
  broken[2].sql = "INSERT INTO b (a) SELECT id FROM a; CREATE TABLE a (id INTEGER)";
  std::string what;
  try {
    static_cast<void>(empty.run(broken));
  } catch (const storage::Failure& failure) {
    what = failure.what();
  }
  CHECK(what.find("0003_c.sql") != std::string::npos);
  empty.database->read([](Tx& tx) {
    CHECK(storage::first_integer(tx, "SELECT count(*) FROM b", {}) == 0);
    CHECK(storage::first_integer(tx, "SELECT max(number) FROM migrations", {}) == 2);
  });
  const auto repaired = empty.run(three_steps);
  REQUIRE(repaired.ok());
  CHECK(repaired->from == 2);
  empty.database->read(
      [](Tx& tx) { CHECK(storage::first_integer(tx, "SELECT count(*) FROM b", {}) == 1); });
}

TEST_CASE("wherever a commit fails, running again completes the work") {
  using Moment = support::FaultyDatabase::Moment;
  Empty reference;
  REQUIRE(reference.run(three_steps).ok());
  for (const Moment moment : {Moment::before_commit, Moment::after_commit}) {
    for (int nth = 1; nth <= 3; ++nth) {
      CAPTURE(nth);
      Empty empty;
      support::FaultyDatabase faulty(*empty.database);
      faulty.fail_commit(nth, moment);
      const auto run = [&] { return storage::migrate(faulty, three_steps, scene::start).ok(); };
      CHECK_THROWS_AS(run(), storage::Failure);
      CHECK(run());
      CHECK(empty.schema() == reference.schema());
    }
  }
}

TEST_CASE("two processes that start together do each step once") {
  Empty empty;
  const auto other = storage::open_sqlite(empty.folder.path() / "migrate.db");
  bool other_ok = false;
  std::thread second([&] { other_ok = storage::migrate(*other, three_steps, scene::start).ok(); });
  CHECK(empty.run(three_steps).ok());
  second.join();
  CHECK(other_ok);
  empty.database->read([](Tx& tx) {
    CHECK(storage::first_integer(tx, "SELECT count(*) FROM a", {}) == 1);
    CHECK(storage::first_integer(tx, "SELECT count(*) FROM migrations", {}) == 3);
  });
}
