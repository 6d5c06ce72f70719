// Brings a database to the schema this program knows: numbered steps, each in its own transaction,
// each recorded with the checksum of its text. Run at start and by `langnghe migrate`, by one
// thread; two processes starting together do each step once.
#pragma once

#include <span>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace storage {

struct Migration {
  int number = 0;           // 1, 2, 3 … without a hole
  std::string_view name{};  // "0001_doors.sql"
  std::string_view sql{};
};

struct Migrated {
  int from = 0;  // 0: the database was empty
  int to = 0;
};

// Refused with Errc::conflict, changing nothing: a database newer than the program; one whose
// recorded steps differ from the program's (a released file was edited). A step that fails is
// rolled back, the earlier ones stay, and its Failure, with the name of the step, is passed on.
base::Result<Migrated> migrate(Database& database,
                               std::span<const Migration> steps,
                               base::TimePoint now);

}  // namespace storage
