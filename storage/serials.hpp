// Counters that only go up: numbers a citizen is told, ids that must never come back. A number
// taken in a transaction that is rolled back is taken again by the next: no gaps. View over an open
// Tx.
#pragma once

#include <string_view>

#include "storage/database.hpp"

namespace storage {

class Serials {
 public:
  explicit Serials(Tx& tx) : tx_(tx) {}

  // 1, 2, 3 … for each name: "citizen", "case/2026-11".
  std::int64_t next(std::string_view name);

 private:
  Tx& tx_;
};

}  // namespace storage
