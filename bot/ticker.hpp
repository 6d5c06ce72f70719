// Time's worker: due timers become arrivals, unsure errands are decided, expired ones give up, old
// rows are purged. It never touches a session. run_once() is called by one thread at a time.
#pragma once

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "storage/database.hpp"

namespace bot {

class Ticker {
 public:
  Ticker(storage::Database& database,
         const config::Config& config,
         const base::Clock& clock,
         base::Metrics& metrics);

  bool run_once();  // true: something was due

  void ring_when_arrived(base::Doorbell* bell) { turn_bell_ = bell; }

  void ring_when_resent(base::Doorbell* bell) { sender_bell_ = bell; }

  // From now on it also looks after what waits at the officers' desk (console/desk_watch.hpp).
  // And after units that ended, whose cases and accounts go along (console/admin/unit_moves.hpp).
  void watch_desk_with(const Content* content) { content_ = content; }

 private:
  std::size_t deliver_timers(base::TimePoint now);
  std::size_t settle_old_errands(base::TimePoint now);
  std::size_t settle_unsure(storage::Tx& tx, base::TimePoint now);
  std::size_t expire(storage::Tx& tx, base::TimePoint now);
  void watch_desk(base::TimePoint now);
  void purge(base::TimePoint now);

  storage::Database& database_;
  const config::Config& config_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
  base::Doorbell* turn_bell_ = nullptr;
  base::Doorbell* sender_bell_ = nullptr;
  const Content* content_ = nullptr;
  base::TimePoint purged_at_{};
  base::TimePoint watched_at_{};
};

}  // namespace bot
