#include "storage/sqlite/backup.hpp"

#include <fstream>
#include <thread>

#include <doctest/doctest.h>

#include "storage/inbox.hpp"
#include "storage/rows.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"
#include "tests/unit/storage/scene.hpp"

using scene::arrival;
using storage::Inbox;
using storage::Tx;

namespace {

void put(storage::Database& database, int first, int count) {
  for (int i = first; i < first + count; ++i) {
    database.write([&](Tx& tx) { Inbox(tx).put(arrival(std::to_string(i), "lan")); });
  }
}

std::int64_t rows(storage::Database& database) {
  std::int64_t rows = -1;
  database.read([&](Tx& tx) {
    rows = storage::first_integer(tx, "SELECT count(*) FROM inbox", {}).value_or(-1);
  });
  return rows;
}

// Overwrites the middle of a file.
void damage(const std::filesystem::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
  stream << std::string(6000, 'z');
}

}  // namespace

TEST_CASE("a backup holds what was committed and can be opened") {
  support::TempDatabase temp;
  const support::TempFolder folder;
  const auto target = folder.path() / "copy.db";
  put(temp.database(), 0, 20);
  const auto report = storage::backup_sqlite(temp.file(), target);
  REQUIRE(report.ok());
  CHECK(report->bytes == std::filesystem::file_size(target));
  CHECK(report->migration == static_cast<int>(storage::sqlite_migrations().size()));
  put(temp.database(), 20, 1);
  CHECK(rows(*storage::open_sqlite(target)) == 20);
  // One file, readable by its owner only, nothing unfinished beside it.
  using std::filesystem::perms;
  CHECK((std::filesystem::status(target).permissions() & (perms::group_all | perms::others_all)) ==
        perms::none);
  CHECK_FALSE(std::filesystem::exists(target.string() + ".unfinished"));
}

TEST_CASE("a backup made while others write is one whole state") {
  support::TempDatabase temp;
  const support::TempFolder folder;
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (int i = 0; !stop && i < 100'000; i += 2) {
      temp.database().write([&](Tx& tx) {
        Inbox(tx).put(arrival(std::to_string(i), "lan"));
        Inbox(tx).put(arrival(std::to_string(i + 1), "lan"));
      });
    }
  });
  for (int i = 0; i < 5; ++i) {
    const auto target = folder.path() / (std::to_string(i) + ".db");
    CHECK(storage::backup_sqlite(temp.file(), target).ok());
    CHECK(rows(*storage::open_sqlite(target)) % 2 == 0);
  }
  stop = true;
  writer.join();
}

TEST_CASE("a damaged file does not pass the check, nor replace a good backup") {
  const support::TempFolder folder;
  const auto good = folder.path() / "good.db";
  support::TempDatabase temp;
  put(temp.database(), 0, 200);
  REQUIRE(storage::backup_sqlite(temp.file(), good).ok());
  const auto broken = folder.path() / "broken.db";
  std::filesystem::copy_file(good, broken);
  damage(broken);
  const auto check = storage::check_sqlite(broken);
  REQUIRE_FALSE(check.ok());
  CHECK(check.error().code == base::Errc::corrupt);
  CHECK_FALSE(storage::backup_sqlite(broken, good).ok());
  CHECK(storage::check_sqlite(good).ok());
  CHECK_FALSE(std::filesystem::exists(good.string() + ".unfinished"));
}

TEST_CASE("what is no database of ours is told apart") {
  const support::TempFolder folder;
  CHECK(storage::check_sqlite(folder.path() / "none.db").error().code == base::Errc::not_found);
  CHECK(storage::backup_sqlite(folder.path() / "none.db", folder.path() / "copy.db").error().code ==
        base::Errc::not_found);
  std::ofstream(folder.path() / "text.db") << std::string(5000, 'x');
  CHECK(storage::check_sqlite(folder.path() / "text.db").error().code == base::Errc::corrupt);
  support::TempDatabase temp;
  CHECK(storage::backup_sqlite(temp.file(), folder.path() / "no" / "such" / "folder.db")
            .error()
            .code == base::Errc::unavailable);
}
