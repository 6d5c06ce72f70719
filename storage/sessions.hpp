// Where each citizen is in a conversation: at most one row each, a text of the conversation
// engine's own (flows/engine/session.hpp), not read here. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct KeptSession {
  std::string citizen{};
  std::string json{};
  base::TimePoint saved_at{};
};

class Sessions {
 public:
  explicit Sessions(Tx& tx) : tx_(tx) {}

  std::optional<std::string> load(std::string_view citizen);
  // citizen: the id of a row of Citizens. Replaces what was there.
  void save(std::string_view citizen, std::string_view json, base::TimePoint now);
  bool remove(std::string_view citizen);

  std::int64_t count();
  // Longest untouched first: for the watchdog and for retiring a flow.
  std::vector<KeptSession> oldest(int at_most);

 private:
  Tx& tx_;
};

}  // namespace storage
