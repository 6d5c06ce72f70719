// The steps in storage/sqlite/migrations/, embedded in the program. Any thread.
#pragma once

#include <vector>

#include "storage/migrate.hpp"

namespace storage {

std::vector<Migration> sqlite_migrations();

}  // namespace storage
