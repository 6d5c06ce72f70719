// What every Database promises; the same suite for each engine.
#include <limits>
#include <thread>

#include <doctest/doctest.h>

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"
#include "tests/contract/engine.hpp"

using storage::Database;
using storage::Failure;
using storage::FailureKind;
using storage::Params;
using storage::Row;
using storage::Tx;

namespace {

constexpr std::string_view shelf =
    "CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT UNIQUE, amount INTEGER, price REAL);"
    "CREATE TABLE note (shelf INTEGER NOT NULL REFERENCES shelf (id), words TEXT)";

constexpr std::string_view add = "INSERT INTO shelf (name, amount, price) VALUES ($1, $2, $3)";

// Runs the check on each engine with the two tables above.
void on_each_engine(const std::function<void(Database&)>& check) {
  contract::for_each_engine([&](const contract::Engine& engine) {
    CAPTURE(engine.name);
    const auto database = engine.open();
    database->write([](Tx& tx) { tx.script(shelf); });
    check(*database);
  });
}

std::int64_t count(Tx& tx) {
  return storage::first_integer(tx, "SELECT count(*) FROM shelf", {}).value_or(-1);
}

std::int64_t count(Database& database) {
  std::int64_t rows = -1;
  database.read([&](Tx& tx) { rows = count(tx); });
  return rows;
}

FailureKind kind_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Failure& failure) {
    return failure.kind();
  }
  FAIL("no failure");
  return FailureKind::other;
}

}  // namespace

TEST_CASE("what is written is read back as it was") {
  on_each_engine([](Database& database) {
    const std::string odd = std::string("Nguyễn") + '\0' + "Thị '\"; --";
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    database.write([&](Tx& tx) {
      tx.exec(add, Params{odd, largest, 2.5});
      tx.exec(add, Params{std::string{}, nullptr, nullptr});
    });
    int row_number = 0;
    database.read([&](Tx& tx) {
      tx.each("SELECT name, amount, price FROM shelf ORDER BY id", {}, [&](const Row& row) {
        if (++row_number == 1) {
          CHECK(row.text(0) == odd);
          CHECK(row.integer(1) == largest);
          CHECK(row.text(2) == "2.5");
          CHECK_FALSE(row.is_null(1));
        } else {
          CHECK(row.text(0).empty());
          CHECK_FALSE(row.is_null(0));
          CHECK(row.is_null(1));
          CHECK(row.integer(1) == 0);
          CHECK(row.text(1).empty());
        }
      });
    });
    CHECK(row_number == 2);
  });
}

TEST_CASE("exec tells how many rows changed") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) {
      CHECK(tx.exec(add, Params{"a", 1, nullptr}) == 1);
      CHECK(tx.exec(add, Params{"b", 1, nullptr}) == 1);
      CHECK(tx.exec("INSERT INTO shelf (name) VALUES ($1) ON CONFLICT (name) DO NOTHING",
                    Params{"a"}) == 0);
      CHECK(tx.exec("UPDATE shelf SET amount = $2 WHERE amount = $1", Params{1, 7}) == 2);
      CHECK(tx.exec("UPDATE shelf SET amount = $2 WHERE amount = $1", Params{1, 7}) == 0);
      CHECK(tx.exec("DELETE FROM shelf WHERE name = $1", Params{"a"}) == 1);
    });
  });
}

TEST_CASE("a placeholder may be used twice and in any order") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) {
      tx.exec("INSERT INTO shelf (amount, name) VALUES ($2, $1)", Params{"a", 5});
      const auto same = storage::first_integer(
          tx,
          "SELECT amount FROM shelf WHERE amount = $2 AND name = $1 AND amount >= $2",
          Params{"a", 5});
      CHECK(same == 5);
    });
  });
}

TEST_CASE("returning gives the new row") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) {
      const std::string sql = std::string{add} + " RETURNING id";
      const auto first = storage::first_integer(tx, sql, Params{"a", 1, nullptr});
      const auto second = storage::first_integer(tx, sql, Params{"b", 1, nullptr});
      REQUIRE(first.has_value());
      CHECK(*second == *first + 1);
    });
  });
}

TEST_CASE("an exception of any kind rolls back and is passed on") {
  on_each_engine([](Database& database) {
    const auto add_and_throw = [&](const std::exception& thrown) {
      database.write([&](Tx& tx) {
        tx.exec(add, Params{"a", 1, nullptr});
        throw thrown;
      });
    };
    CHECK_THROWS_AS(add_and_throw(std::exception()), std::exception);
    CHECK(count(database) == 0);
    CHECK_THROWS_AS(database.write([](Tx& tx) {
      tx.exec(add, Params{"a", 1, nullptr});
      tx.exec("no such words", {});
    }),
                    Failure);
    CHECK(count(database) == 0);
    database.write([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
    CHECK(count(database) == 1);
  });
}

TEST_CASE("a visit that throws leaves the database usable") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
    const auto visit = [&] {
      database.read([](Tx& tx) {
        tx.each("SELECT id FROM shelf", {}, [](const Row&) { throw std::runtime_error("enough"); });
      });
    };
    CHECK_THROWS_AS(visit(), std::runtime_error);
    CHECK(count(database) == 1);
  });
}

TEST_CASE("a broken rule of the schema is a failure of its own kind") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
    CHECK(kind_of([&] {
            database.write([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
          }) == FailureKind::broken_rule);
    CHECK(kind_of([&] {
            database.write([](Tx& tx) {
              tx.exec("INSERT INTO note (shelf, words) VALUES ($1, $2)", Params{99, "x"});
            });
          }) == FailureKind::broken_rule);
    CHECK(count(database) == 1);
  });
}

TEST_CASE("a reader sees one state from its beginning to its end") {
  on_each_engine([](Database& database) {
    database.read([&](Tx& tx) {
      database.write([](Tx& writing) { writing.exec(add, Params{"a", 1, nullptr}); });
      CHECK(count(tx) == 0);
      database.write([](Tx& writing) { writing.exec(add, Params{"b", 1, nullptr}); });
      CHECK(count(tx) == 0);
    });
    CHECK(count(database) == 2);
  });
}

TEST_CASE("nobody sees a write before it is committed") {
  on_each_engine([](Database& database) {
    database.write([&](Tx& tx) {
      tx.exec(add, Params{"a", 1, nullptr});
      CHECK(count(tx) == 1);
      CHECK(count(database) == 0);
    });
    CHECK(count(database) == 1);
  });
}

TEST_CASE("a reader cannot change anything") {
  on_each_engine([](Database& database) {
    const auto sneak = [&] {
      database.read([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
    };
    CHECK_THROWS_AS(sneak(), Failure);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("readers and the writer work at the same time") {
  on_each_engine([](Database& database) {
    constexpr int rounds = 100;
    const auto add_rows = [&](const std::string& name) {
      for (int i = 0; i < rounds; ++i) {
        database.write([&](Tx& tx) {
          const auto before = count(tx);
          tx.exec(add, Params{name + std::to_string(i), before, nullptr});
          tx.exec(add, Params{name + "/" + std::to_string(i), before, nullptr});
        });
      }
    };
    std::atomic<bool> odd_count{false};
    std::thread first([&] { add_rows("first"); });
    std::thread second([&] { add_rows("second"); });
    std::thread reader([&] {
      for (int i = 0; i < rounds; ++i) {
        if (count(database) % 2 != 0) odd_count = true;
      }
    });
    first.join();
    second.join();
    reader.join();
    CHECK_FALSE(odd_count);
    CHECK(count(database) == 4 * rounds);
    database.read([](Tx& tx) {
      // Two writers never saw the same state: each count was taken by one transaction only.
      CHECK(storage::first_integer(tx,
                                   "SELECT max(n) FROM (SELECT count(*) AS n FROM shelf "
                                   "GROUP BY amount) AS counted",
                                   {}) == 2);
    });
  });
}

TEST_CASE("more readers than there are places wait for each other") {
  on_each_engine([](Database& database) {
    std::vector<std::thread> readers;
    std::atomic<int> done{0};
    for (std::size_t i = 0; i < 3 * storage::limits::readers_max; ++i) {
      readers.emplace_back([&] {
        for (int round = 0; round < 20; ++round) done += count(database) == 0 ? 1 : 0;
      });
    }
    for (auto& reader : readers) reader.join();
    CHECK(done == 3 * static_cast<int>(storage::limits::readers_max) * 20);
  });
}

TEST_CASE("mistakes of the caller are bugs, and the database goes on") {
  on_each_engine([](Database& database) {
    const auto within = [&] { database.write([&](Tx&) { database.write([](Tx&) {}); }); };
    CHECK_THROWS_AS(within(), base::Bug);
    const auto too_few = [&] { database.write([](Tx& tx) { tx.exec(add, Params{"a"}); }); };
    CHECK_THROWS_AS(too_few(), base::Bug);
    const auto in_visit = [&] {
      database.write([](Tx& tx) {
        tx.exec(add, Params{"a", 1, nullptr});
        tx.each("SELECT id FROM shelf", {}, [&](const Row&) { count(tx); });
      });
    };
    CHECK_THROWS_AS(in_visit(), base::Bug);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("any number of different statements can be used") {
  on_each_engine([](Database& database) {
    database.write([](Tx& tx) {
      for (std::size_t i = 0; i < storage::limits::prepared_max + 10; ++i) {
        const std::string number = std::to_string(i);
        const auto answer = storage::first_integer(tx, "SELECT " + number + " + $1", Params{1});
        CHECK(answer == static_cast<std::int64_t>(i) + 1);
      }
    });
  });
}

TEST_CASE("what was committed is there after a restart") {
  contract::for_each_engine([](const contract::Engine& engine) {
    CAPTURE(engine.name);
    auto database = engine.open();
    database->write([](Tx& tx) { tx.script(shelf); });
    database->write([](Tx& tx) { tx.exec(add, Params{"a", 1, nullptr}); });
    database.reset();
    database = engine.open();
    CHECK(count(*database) == 1);
  });
}

TEST_CASE("two processes on one file wait for each other") {
  contract::for_each_engine([](const contract::Engine& engine) {
    CAPTURE(engine.name);
    const auto service = engine.open();
    const auto command_line = engine.open();
    service->write([](Tx& tx) { tx.script(shelf); });
    constexpr int rounds = 50;
    const auto add_rows = [](Database& database, const std::string& name) {
      for (int i = 0; i < rounds; ++i) {
        database.write([&](Tx& tx) { tx.exec(add, Params{name + std::to_string(i), i, nullptr}); });
      }
    };
    std::thread other([&] { add_rows(*command_line, "other"); });
    add_rows(*service, "own");
    other.join();
    CHECK(count(*service) == 2 * rounds);
  });
}
