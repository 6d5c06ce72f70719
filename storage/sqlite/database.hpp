// SQLite as a Database: one writer connection behind a mutex, a few readers beside it.
// What is promised and why: storage/README.md.
#pragma once

#include <filesystem>
#include <memory>

#include "storage/database.hpp"

namespace storage {

// Opens the file, or creates an empty one (then run migrate()). Throws Failure when it cannot.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path);

}  // namespace storage
