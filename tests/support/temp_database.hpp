// A real SQLite database in a folder of its own, brought to the present schema, gone at the end.
#pragma once

#include <filesystem>
#include <memory>

#include "storage/database.hpp"

namespace support {

class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class TempDatabase {
 public:
  TempDatabase();

  storage::Database& database() { return *database_; }

  std::filesystem::path file() const { return folder_.path() / "langnghe.db"; }

  // Closes and opens it again, as a restart does.
  void reopen();

 private:
  TempFolder folder_{};
  std::unique_ptr<storage::Database> database_{};
};

}  // namespace support
