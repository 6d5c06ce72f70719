// Every Database the house has, each empty and with a place of its own, for the contract suite.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/database.hpp"
#include "storage/sqlite/database.hpp"
#include "tests/support/temp_database.hpp"

namespace contract {

struct Engine {
  std::string name{};
  // Opens the same place again when called a second time.
  std::function<std::unique_ptr<storage::Database>()> open{};
};

inline void for_each_engine(const std::function<void(const Engine&)>& check) {
  const support::TempFolder folder;
  const auto file = folder.path() / "contract.db";
  check(Engine{"sqlite", [&] { return storage::open_sqlite(file); }});
}

}  // namespace contract
