#include "bot/database.hpp"

#include <utility>

#include "base/log.hpp"
#include "storage/case_words.hpp"
#include "storage/cases.hpp"
#include "storage/migrate.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;

std::string sentence_for(const storage::Failure& failure) {
  const std::string why = failure.what();
  switch (failure.kind()) {
    case storage::FailureKind::disk_full:
      return "ổ đĩa đã đầy, hãy dọn chỗ rồi chạy lại (the disk is full): " + why;
    case storage::FailureKind::corrupt:
      return "tệp cơ sở dữ liệu bị hỏng, hãy khôi phục bản sao lưu (the database is damaged): " +
             why;
    case storage::FailureKind::busy:
      return "cơ sở dữ liệu đang bị chương trình khác giữ (held by another program): " + why;
    case storage::FailureKind::io:
    case storage::FailureKind::broken_rule:
    case storage::FailureKind::other:
      break;
  }
  return "không mở được cơ sở dữ liệu (cannot open the database): " + why;
}

// Cases of an older program are found by their words as well.
void index_cases(storage::Database& database) {
  constexpr int at_once = 200;
  std::vector<cases::CaseId> ids(1);
  while (!ids.empty()) {
    database.read([&](storage::Tx& tx) { ids = storage::CaseWords(tx).missing(at_once); });
    if (ids.empty()) return;
    database.write([&](storage::Tx& tx) {
      storage::Cases book(tx);
      for (const auto id : ids) storage::CaseWords(tx).put(*book.by_id(id));
    });
  }
}

}  // namespace

std::filesystem::path database_file(const std::filesystem::path& data_dir) {
  return data_dir / "langnghe.db";
}

base::Result<Opened> open_database(const std::filesystem::path& data_dir, base::TimePoint now) {
  std::error_code failed;
  std::filesystem::create_directories(data_dir, failed);
  if (failed) {
    return Error{Errc::unavailable,
                 "không tạo được thư mục dữ liệu (cannot make the data folder) " +
                     data_dir.string() + ": " + failed.message()};
  }
  try {
    auto database = storage::open_sqlite(database_file(data_dir));
    const auto migrated = storage::migrate(*database, storage::sqlite_migrations(), now);
    if (!migrated) return migrated.error();
    if (migrated->from != migrated->to) {
      base::log(
          base::Level::info, "database.migrated", {{"from", migrated->from}, {"to", migrated->to}});
    }
    index_cases(*database);
    return Opened{std::move(database), *migrated};
  } catch (const storage::Failure& failure) {
    return Error{Errc::unavailable, sentence_for(failure)};
  }
}

}  // namespace bot
