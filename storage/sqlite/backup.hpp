// Copies of the database while the service runs, and the check that a file can be trusted. Any
// thread or process; reads the database on a connection of its own, so the writer goes on.
#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace storage {

struct BackupReport {
  std::uintmax_t bytes = 0;
  int migration = 0;  // the last step recorded in the copy
};

// Copies one consistent state to `target`, checks the copy, and only then gives it that name:
// whoever finds the file can use it. An existing target is replaced at that moment, not before. The
// copy is readable by its owner only; it holds personal data. Errc::not_found: no source;
// unavailable: could not be written; corrupt: the copy, and so the source, fails the check.
base::Result<BackupReport> backup_sqlite(const std::filesystem::path& source,
                                         const std::filesystem::path& target);

// Integrity of pages and indexes, foreign keys, and that the file records migrations. To run on a
// backup before it replaces anything. Never changes the file.
base::Result<BackupReport> check_sqlite(const std::filesystem::path& path);

}  // namespace storage
