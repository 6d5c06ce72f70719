// What changed since a page last looked: rows that triggers of the schema write in the transaction
// of the change. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct Change {
  std::int64_t seq = 0;
  std::string kind{};     // "conv", "case"
  std::string subject{};  // the citizen; the id of the case
  std::int64_t rev = 0;
};

class Changes {
 public:
  explicit Changes(Tx& tx) : tx_(tx) {}

  std::int64_t newest();  // 0 when nothing ever changed
  // False: rows after this cursor may have been purged already, or it is none of ours.
  bool knows(std::int64_t cursor);
  // After the cursor, oldest first, at most limits::list_max.
  std::vector<Change> since(std::int64_t cursor);
  std::int64_t rev_of(std::string_view kind, std::string_view subject);  // 0: long unchanged

  // Everything up to the last row older than `before` with no younger one in front of it; at most
  // limits::purge_batch rows. The newest row always stays.
  std::int64_t purge(base::TimePoint before);

 private:
  Tx& tx_;
};

}  // namespace storage
