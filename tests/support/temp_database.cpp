#include "tests/support/temp_database.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "storage/migrate.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"

namespace support {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "langnghe-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TempDatabase::TempDatabase() {
  reopen();
}

void TempDatabase::reopen() {
  database_.reset();
  database_ = storage::open_sqlite(file());
  constexpr std::int64_t some_day_ms = 1'790'000'000'000;  // only noted in the list of migrations
  const auto migrated =
      storage::migrate(*database_, storage::sqlite_migrations(), base::from_millis(some_day_ms));
  if (!migrated) throw std::runtime_error(migrated.error().what);
}

}  // namespace support
