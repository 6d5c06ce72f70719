// Everything that comes in is a row here: seen twice, kept once; taken in order within a citizen.
// Views over an open Tx: made for one transaction, never stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using InboxId = base::Id<struct InboxTag>;

struct Arrival {
  std::string source{};       // "zalo", "timer", "survey"
  std::string kind{};         // the event's name: "user_send_text"
  std::string dedupe_key{};   // seen twice, kept once; not empty
  std::string citizen{};      // the key under which order is kept; "" when the body does not tell
  std::string body{};         // as it came
  base::TimePoint sent_at{};  // the platform's own time: order within a citizen
  base::TimePoint received_at{};  // ours
};

struct InboxItem {
  InboxId id{};
  Arrival arrival{};
  int attempts = 0;   // failures so far
  std::string why{};  // of the last failure
};

struct InboxCounts {
  std::int64_t waiting = 0;
  std::int64_t set_aside = 0;
  std::optional<base::TimePoint> oldest{};  // received_at of the waiting row that came first
};

class Inbox {
 public:
  explicit Inbox(Tx& tx) : tx_(tx) {}

  // False: already known, nothing changed.
  bool put(const Arrival& arrival);

  // The row that arrived first among those nothing holds back: a row is held back by an older one
  // of the same citizen (by sent_at, then id), also by one that waits to be tried again. What was
  // set aside holds nobody back, nor do rows without a citizen hold back each other.
  std::optional<InboxItem> next(base::TimePoint now);
  void done(InboxId id, base::TimePoint now);
  // Too early for it: looked at again then, which is no failure.
  void later(InboxId id, base::TimePoint until);
  // The fifth time the row is set aside for a person; true then: raise an alert.
  bool failed(InboxId id, std::string_view why, base::TimePoint now, base::TimePoint retry_at);

  InboxCounts counts();
  std::vector<InboxItem> set_aside(int at_most);  // oldest first
  // A row set aside is tried again from the start. False: it is not set aside.
  bool bring_back(InboxId id, base::TimePoint now);

  // Done rows finished before `before`: emptied while their key must be remembered
  // (limits::dedupe_kept), else deleted. At most limits::purge_batch rows; returns how many it
  // touched: call again while that is not 0.
  std::int64_t purge(base::TimePoint before, base::TimePoint now);
  // Empties what this citizen wrote, where it has been dealt with. Returns rows.
  std::int64_t forget(std::string_view citizen);

 private:
  Tx& tx_;
};

}  // namespace storage
