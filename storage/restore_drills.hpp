// Backups that were opened to see whether they can be restored. View over an open Tx.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct RestoreDrill {
  base::TimePoint at{};
  std::string file{};  // its name, without folders
  std::int64_t bytes = 0;
  bool good = false;
  std::string what{};  // what was found, or what is wrong
};

class RestoreDrills {
 public:
  explicit RestoreDrills(Tx& tx) : tx_(tx) {}

  void add(const RestoreDrill& drill);
  std::optional<RestoreDrill> last();

 private:
  Tx& tx_;
};

}  // namespace storage
