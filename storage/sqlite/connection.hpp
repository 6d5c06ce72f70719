// One SQLite connection with its prepared statements. Set up for durability (WAL, synchronous=FULL)
// and for erasing what is deleted. One thread at a time. Only storage/sqlite includes this.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/database.hpp"

namespace storage::sqlite {

enum class Role { writer, reader };  // a reader cannot change anything

// Turns an exception of the library into ours, by the result code of SQLite.
[[noreturn]] void raise(const SQLite::Exception& exception);

class Connection {
 public:
  // A writer creates the file (readable by its owner only) when there is none. Throws Failure.
  Connection(const std::filesystem::path& path, Role role);

  // As in Tx. A call inside a visit is a Bug.
  std::int64_t exec(std::string_view sql, std::span<const Param> params);
  void each(std::string_view sql,
            std::span<const Param> params,
            const std::function<void(const Row&)>& visit);
  void script(std::string_view sql);

  // Ends an open transaction if there is one; never throws.
  void roll_back() noexcept;

 private:
  struct Prepared {
    SQLite::Statement statement;
    std::vector<int> slots{};  // slots[k - 1]: SQLite's index of $k
  };

  struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  class Run;

  void set_up(const std::filesystem::path& path, Role role);
  Prepared& prepared(std::string_view sql);

  SQLite::Database database_;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> cache_{};
  bool running_ = false;
};

}  // namespace storage::sqlite
