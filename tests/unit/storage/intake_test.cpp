#include "storage/intake.hpp"

#include <thread>

#include <doctest/doctest.h>

#include "storage/rows.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/unit/storage/scene.hpp"

using scene::arrival;
using storage::Intake;
using storage::Tx;
using support::FaultyDatabase;

namespace {

std::int64_t rows(storage::Database& database) {
  std::int64_t rows = -1;
  database.read([&](Tx& tx) {
    rows = storage::first_integer(tx, "SELECT count(*) FROM inbox", {}).value_or(-1);
  });
  return rows;
}

// Keeps the writer busy while the body runs, so that what is put meanwhile gathers in one batch.
void while_writer_is_busy(storage::Database& database, const std::function<void()>& body) {
  database.write([&](Tx&) { body(); });
}

// Waits until so many callers are inside put(); they cannot be seen, so their threads say so first.
struct Callers {
  std::vector<std::thread> threads{};
  std::atomic<int> stored{0};
  std::atomic<int> known{0};
  std::atomic<int> refused{0};

  void put(Intake& intake, const std::string& key) {
    threads.emplace_back([this, &intake, key] {
      const auto result = intake.put(arrival(key, key));
      if (!result) {
        ++refused;
      } else {
        ++(*result ? stored : known);
      }
    });
  }

  void join() {
    for (auto& thread : threads) thread.join();
    threads.clear();
  }
};

void short_pause() {
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
}

}  // namespace

TEST_CASE("a row is on the disk when its caller returns") {
  support::TempDatabase temp;
  Intake intake(temp.database());
  const auto first = intake.put(arrival("a", "lan"));
  REQUIRE(first.ok());
  CHECK(*first);
  CHECK(rows(temp.database()) == 1);
  const auto second = intake.put(arrival("a", "lan"));
  REQUIRE(second.ok());
  CHECK_FALSE(*second);
  CHECK(rows(temp.database()) == 1);
}

TEST_CASE("what waits together is committed together") {
  support::TempDatabase temp;
  Intake intake(temp.database());
  Callers callers;
  while_writer_is_busy(temp.database(), [&] {
    callers.put(intake, "first");  // taken at once, waits for the writer
    short_pause();
    for (int i = 0; i < 20; ++i) callers.put(intake, std::to_string(i));
    short_pause();
  });
  callers.join();
  CHECK(callers.stored == 21);
  CHECK(rows(temp.database()) == 21);
  CHECK(intake.figures().rows == 21);
  CHECK(intake.figures().commits < 21);
}

TEST_CASE("many callers with every row twice: each is kept once and everyone is answered") {
  support::TempDatabase temp;
  Intake intake(temp.database());
  std::atomic<int> stored{0};
  std::atomic<int> known{0};
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 16; ++caller) {
    callers.emplace_back([&, caller] {
      for (int i = 0; i < 50; ++i) {
        const auto result = intake.put(arrival(std::to_string(caller / 2 * 50 + i), "lan"));
        if (result) ++(*result ? stored : known);
      }
    });
  }
  for (auto& caller : callers) caller.join();
  CHECK(stored == 400);
  CHECK(known == 400);
  CHECK(rows(temp.database()) == 400);
  CHECK(intake.figures().refused == 0);
}

TEST_CASE("one bad row does not refuse its neighbours") {
  support::TempDatabase temp;
  Intake intake(temp.database());
  Callers callers;
  base::Result<bool> bad = true;
  while_writer_is_busy(temp.database(), [&] {
    callers.put(intake, "first");
    short_pause();
    for (int i = 0; i < 5; ++i) callers.put(intake, std::to_string(i));
    callers.threads.emplace_back([&] { bad = intake.put(arrival("", "lan")); });
    short_pause();
  });
  callers.join();
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().code == base::Errc::invalid);
  CHECK(callers.stored == 6);
  CHECK(rows(temp.database()) == 6);
}

TEST_CASE("a commit that fails once is made good row by row") {
  for (const auto moment :
       {FaultyDatabase::Moment::before_commit, FaultyDatabase::Moment::after_commit}) {
    support::TempDatabase temp;
    FaultyDatabase faulty(temp.database());
    Intake intake(faulty);
    faulty.fail_commit(1, moment);
    const auto result = intake.put(arrival("a", "lan"));
    REQUIRE(result.ok());
    // After a commit that took effect unheard, the row is known already: kept once either way.
    CHECK(*result == (moment == FaultyDatabase::Moment::before_commit));
    CHECK(rows(temp.database()) == 1);
  }
}

TEST_CASE("a full disk refuses everyone at once and a healed one serves again") {
  support::TempDatabase temp;
  FaultyDatabase faulty(temp.database());
  Intake intake(faulty);
  faulty.fail_all_writes();
  Callers callers;
  while_writer_is_busy(temp.database(), [&] {
    for (int i = 0; i < 8; ++i) callers.put(intake, std::to_string(i));
    short_pause();
  });
  callers.join();
  CHECK(callers.refused == 8);
  const auto refused = intake.put(arrival("x", "lan"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::Errc::unavailable);
  CHECK(intake.figures().refused == 9);
  faulty.heal();
  CHECK(intake.put(arrival("x", "lan")).ok());
  CHECK(rows(temp.database()) == 1);
}

TEST_CASE("more callers than the limit are told to come later") {
  support::TempDatabase temp;
  Intake intake(temp.database(), 4);
  Callers callers;
  while_writer_is_busy(temp.database(), [&] {
    for (int i = 0; i < 4; ++i) callers.put(intake, std::to_string(i));
    short_pause();
    const auto refused = intake.put(arrival("one too many", "lan"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == base::Errc::throttled);
  });
  callers.join();
  CHECK(callers.stored == 4);
  CHECK(intake.put(arrival("later", "lan")).ok());
}

TEST_CASE("a stop commits what waits and refuses what comes after") {
  support::TempDatabase temp;
  Intake intake(temp.database());
  Callers callers;
  std::thread stopper;
  while_writer_is_busy(temp.database(), [&] {
    for (int i = 0; i < 10; ++i) callers.put(intake, std::to_string(i));
    short_pause();
    stopper = std::thread([&] { intake.stop(); });
    short_pause();
  });
  stopper.join();
  callers.join();
  CHECK(callers.stored == 10);
  CHECK(rows(temp.database()) == 10);
  const auto refused = intake.put(arrival("late", "lan"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::Errc::unavailable);
  intake.stop();
}
