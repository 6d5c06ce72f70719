// Inbox → decision → Outbox: takes one arrival and does everything it asks for in one transaction.
// run_once() is called by one thread at a time.
#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "storage/database.hpp"
#include "storage/inbox.hpp"

namespace bot {

class TurnWorker {
 public:
  TurnWorker(storage::Database& database,
             const Content& content,
             const config::Config& config,
             const base::Clock& clock,
             base::Metrics& metrics);

  // True when an arrival was taken. A row that cannot be processed is put back for later, and set
  // aside at the fifth time: it never holds up the others. Failures of the database are passed on.
  bool run_once();

  // Rung after a commit that put something into the Outbox.
  void ring_when_done(base::Doorbell* bell) { sender_bell_ = bell; }

 private:
  // False: it is too early for it.
  bool process(storage::Tx& tx, const storage::InboxItem& item);
  void put_back(const storage::InboxItem& item, std::string_view why);

  storage::Database& database_;
  const Content& content_;
  const config::Config& config_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
  base::Doorbell* sender_bell_ = nullptr;
};

}  // namespace bot
