// The service's database below its data folder, opened and brought to the program's schema.
#pragma once

#include <filesystem>
#include <memory>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"
#include "storage/migrate.hpp"

namespace bot {

// Makes the folder when it is missing. The Error is one sentence in Vietnamese and English: no
// place on the disk, no right to write, a database newer than the program.
struct Opened {
  std::unique_ptr<storage::Database> database{};
  storage::Migrated migrated{};  // the schema before and now
};

std::filesystem::path database_file(const std::filesystem::path& data_dir);

base::Result<Opened> open_database(const std::filesystem::path& data_dir, base::TimePoint now);

}  // namespace bot
