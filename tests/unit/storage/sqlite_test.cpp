// What only SQLite can show: full disks, files that are none, permissions, settings.
#include <fstream>

#include <doctest/doctest.h>

#include "storage/inbox.hpp"
#include "storage/rows.hpp"
#include "storage/sqlite/database.hpp"
#include "tests/unit/storage/scene.hpp"

using scene::arrival;
using storage::Failure;
using storage::FailureKind;
using storage::Inbox;
using storage::Tx;

namespace {

FailureKind kind_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Failure& failure) {
    return failure.kind();
  }
  FAIL("no failure");
  return FailureKind::other;
}

void set_pages_max(storage::Database& database, int pages) {
  database.write([&](Tx& tx) { tx.exec("PRAGMA max_page_count = " + std::to_string(pages), {}); });
}

void put_many(storage::Database& database, const std::string& name, int rows) {
  database.write([&](Tx& tx) {
    for (int i = 0; i < rows; ++i) Inbox(tx).put(arrival(name + std::to_string(i), "lan"));
  });
}

std::int64_t waiting(storage::Database& database) {
  std::int64_t rows = -1;
  database.read([&](Tx& tx) { rows = Inbox(tx).counts().waiting; });
  return rows;
}

}  // namespace

TEST_CASE("a full disk is told apart, rolls back, and does no harm once there is room") {
  support::TempDatabase temp;
  put_many(temp.database(), "before", 3);
  set_pages_max(temp.database(), 1);  // SQLite takes this as: no page more than now
  CHECK(kind_of([&] { put_many(temp.database(), "large", 5000); }) == FailureKind::disk_full);
  CHECK(waiting(temp.database()) == 3);
  CHECK(kind_of([&] { put_many(temp.database(), "large", 5000); }) == FailureKind::disk_full);
  set_pages_max(temp.database(), 100'000);
  put_many(temp.database(), "after", 2);
  CHECK(waiting(temp.database()) == 5);
}

TEST_CASE("a place that holds no database is a failure, not a crash") {
  const support::TempFolder folder;
  const auto open = [&](const std::filesystem::path& path) { storage::open_sqlite(path); };
  CHECK(kind_of([&] { open(folder.path() / "missing" / "x.db"); }) == FailureKind::io);
  std::ofstream(folder.path() / "text.db") << std::string(5000, 'x');
  CHECK(kind_of([&] { open(folder.path() / "text.db"); }) == FailureKind::corrupt);
}

TEST_CASE("the database and its log are readable by their owner only") {
  support::TempDatabase temp;
  put_many(temp.database(), "a", 1);
  using std::filesystem::perms;
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(temp.file().parent_path())) {
    CAPTURE(file.path().string());
    CHECK((file.status().permissions() & (perms::group_all | perms::others_all)) == perms::none);
    ++files;
  }
  CHECK(files == 3);  // the file, its write-ahead log, the log's index
}

TEST_CASE("every connection is set up for durability and for erasing") {
  support::TempDatabase temp;
  const auto check = [](Tx& tx) {
    const auto setting = [&](const std::string& name) {
      return storage::first_text(tx, "PRAGMA " + name, {}).value_or("");
    };
    CHECK(setting("journal_mode") == "wal");
    CHECK(setting("synchronous") == "2");  // FULL
    CHECK(setting("foreign_keys") == "1");
    CHECK(setting("secure_delete") == "1");
    CHECK(setting("trusted_schema") == "0");
    CHECK(setting("busy_timeout") == "5000");
  };
  temp.database().write(check);
  temp.database().read(check);
}
