#include "storage/sqlite/backup.hpp"

#include <chrono>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "storage/limits.hpp"

namespace storage {
namespace {

using base::Errc;
using base::Error;
namespace fs = std::filesystem;

constexpr auto wait_ms = static_cast<int>(std::chrono::milliseconds{limits::busy_wait}.count());

// Makes the new name itself survive a power cut.
void sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;  // some file systems do not allow it; the file itself is synced
  ::fsync(fd);
  ::close(fd);
}

void copy_pages(const fs::path& source, const fs::path& target) {
  SQLite::Database from(source.string(), SQLite::OPEN_READWRITE, wait_ms);
  SQLite::Database to(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, wait_ms);
  fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
  // All pages in one step: one snapshot, which a busy writer cannot make us begin again.
  SQLite::Backup backup(to, from);
  constexpr int all_pages = -1;
  if (backup.executeStep(all_pages) != SQLITE_DONE) throw SQLite::Exception("the source is busy");
}

// The copy must not need its own write-ahead log to be read.
void fold_in_log(const fs::path& target) {
  SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE, wait_ms);
  copy.exec("PRAGMA journal_mode=DELETE");
}

void remove_quietly(const fs::path& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

base::Result<BackupReport> check_open(SQLite::Database& database) {
  SQLite::Statement integrity(database, "PRAGMA integrity_check(1)");
  if (!integrity.executeStep() || integrity.getColumn(0).getString() != "ok") {
    return Error{Errc::corrupt, "the integrity check failed"};
  }
  SQLite::Statement keys(database, "PRAGMA foreign_key_check");
  if (keys.executeStep()) {
    return Error{Errc::corrupt, "a foreign key leads nowhere in " + keys.getColumn(0).getString()};
  }
  BackupReport report;
  report.migration =
      database.execAndGet("SELECT coalesce(max(number), 0) FROM migrations").getInt();
  return report;
}

}  // namespace

base::Result<BackupReport> backup_sqlite(const fs::path& source, const fs::path& target) {
  if (!fs::exists(source)) return Error{Errc::not_found, "no database at " + source.string()};
  fs::path unfinished = target;
  unfinished += ".unfinished";
  remove_quietly(unfinished);
  try {
    copy_pages(source, unfinished);
    fold_in_log(unfinished);
  } catch (const std::exception& exception) {
    remove_quietly(unfinished);
    return Error{Errc::unavailable, exception.what()};
  }
  auto report = check_sqlite(unfinished);
  if (!report) {
    remove_quietly(unfinished);
    return report;
  }
  std::error_code failed;
  fs::rename(unfinished, target, failed);
  if (failed) {
    remove_quietly(unfinished);
    return Error{Errc::unavailable, failed.message()};
  }
  sync_folder(target.has_parent_path() ? target.parent_path() : fs::path{"."});
  return report;
}

base::Result<BackupReport> check_sqlite(const fs::path& path) {
  std::error_code missing;
  const auto bytes = fs::file_size(path, missing);
  if (missing) return Error{Errc::not_found, "no database at " + path.string()};
  try {
    SQLite::Database database(path.string(), SQLite::OPEN_READONLY, wait_ms);
    auto report = check_open(database);
    if (report) report->bytes = bytes;
    return report;
  } catch (const SQLite::Exception& exception) {
    return Error{Errc::corrupt, exception.what()};
  }
}

}  // namespace storage
