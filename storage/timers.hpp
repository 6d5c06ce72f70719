// What time will bring: one timer per citizen and name. A due timer is removed and put into the
// Inbox in the same transaction, so it fires exactly once. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using TimerId = base::Id<struct TimerTag>;

struct Timer {
  TimerId id{};  // never used twice: "timer/<id>" is the dedupe key of its arrival
  std::string citizen{};
  std::string name{};
  base::TimePoint due_at{};
  std::string payload{};
};

class Timers {
 public:
  explicit Timers(Tx& tx) : tx_(tx) {}

  // Replaces the citizen's timer of that name. id is ignored.
  void set(const Timer& timer);
  bool cancel(std::string_view citizen, std::string_view name);
  std::int64_t cancel_all(std::string_view citizen);

  // Takes out what is due, earliest first.
  std::vector<Timer> due(base::TimePoint now, int at_most);
  // When the ticker has to look again; nothing when no timer is set.
  std::optional<base::TimePoint> next_due();
  std::vector<Timer> of_citizen(std::string_view citizen);

 private:
  std::vector<Timer> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
