// What happened to a conversation besides its messages: passed on, laid aside, given back, closed.
// For the time line and for colleagues; nothing here reaches a citizen. View over an open Tx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using DeskMoveId = base::Id<struct DeskMoveTag>;

struct DeskMove {
  DeskMoveId id{};
  std::string citizen{};
  base::TimePoint at{};
  std::string who{};     // "staff/12"; "" for the service itself
  std::string kind{};    // a code, see console/custody.hpp
  std::string target{};  // "staff/13", "branch/4", "restricted", a reason, a time
  std::string note{};    // to colleagues
};

class DeskMoves {
 public:
  explicit DeskMoves(Tx& tx) : tx_(tx) {}

  void put(const DeskMove& move);                                           // id is ignored
  std::vector<DeskMove> of_citizen(std::string_view citizen, int at_most);  // newest first
  std::int64_t forget(std::string_view citizen);                            // empties the notes

 private:
  Tx& tx_;
};

}  // namespace storage
