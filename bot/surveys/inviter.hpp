// Time for the survey rounds: opens and closes them, and hands due invitations to the Inbox at the
// round's pace. Everything it does is one short transaction that may be repeated after a crash
// without asking anybody twice. run_once() by one thread at a time.
#pragma once

#include <map>

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

class Inviter {
 public:
  Inviter(storage::Database& database, const base::Clock& clock, base::Metrics& metrics)
      : database_(database), clock_(clock), metrics_(metrics) {}

  // True when there was something to do.
  bool run_once();

  // Rung after a commit that put something into the Inbox.
  void ring_when_done(base::Doorbell* bell) { turn_bell_ = bell; }

 private:
  bool move_by_time(const storage::KeptRound& kept, base::TimePoint now);
  int hand_over(const surveys::Round& round, base::TimePoint now);

  storage::Database& database_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
  base::Doorbell* turn_bell_ = nullptr;
};

}  // namespace bot
