// Time for the survey rounds: draws them, opens and closes them, hands due invitations and
// reminders over at the round's pace, learns what became of them and stops a round that does harm.
// Everything it does is one short transaction that may be repeated after a crash without asking
// anybody twice. run_once() by one thread at a time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/metrics.hpp"
#include "bot/content.hpp"
#include "bot/surveys/drawing.hpp"
#include "bot/surveys/fates.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

class Inviter {
 public:
  // content: questionnaires that rounds use are added to it.
  Inviter(storage::Database& database,
          Content& content,
          const base::Clock& clock,
          base::Metrics& metrics)
      : database_(database), content_(content), clock_(clock), metrics_(metrics) {}

  // True when there was something to do.
  bool run_once();

  // Rung after a commit that put something into the Inbox, or into the Outbox.
  void ring_when_done(base::Doorbell* turn, base::Doorbell* sender = nullptr) {
    turn_bell_ = turn;
    sender_bell_ = sender;
  }

 private:
  struct Batch {  // of one round, not yet a second ago
    base::TimePoint at{};
    int messages = 0;
  };

  bool settle(base::TimePoint now);
  bool serve(const storage::KeptRound& kept, base::TimePoint now);
  bool move_by_time(const storage::KeptRound& kept, base::TimePoint now);
  static bool stop(storage::Tx& tx,
                   surveys::RoundId id,
                   const std::string& why,
                   base::TimePoint now);
  static bool stop_at_rates(storage::Tx& tx, surveys::RoundId id, base::TimePoint now);
  void tell_stopped(surveys::RoundId id);
  bool draw(const storage::KeptRound& kept, base::TimePoint now);
  bool discard_half_drawn(const storage::KeptRound& kept);
  bool end_what_is_open(base::TimePoint now);
  bool know_questionnaire(const surveys::Round& round);
  bool stop_unreadable(const surveys::Round& round, base::TimePoint now);
  bool rehearse(base::TimePoint now);
  bool forget_who_answered(base::TimePoint now);
  int hand_over(const storage::KeptRound& kept, base::TimePoint now);
  int allowance(const storage::KeptRound& kept, base::TimePoint now);
  int left_for_all(base::TimePoint now) const;

  storage::Database& database_;
  Content& content_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
  base::Doorbell* turn_bell_ = nullptr;
  base::Doorbell* sender_bell_ = nullptr;
  base::TimePoint looked_back_at_{};
  std::map<std::int64_t, std::vector<Batch>> lately_{};
  std::optional<Drawing> drawing_{};  // one round at a time, the others wait
  bool drew_ = false;                 // it went on in this run
};

// At start, before any turn: the questionnaires that some conversation may be in the middle of, of
// rounds that are over and of rehearsals too.
void load_round_questionnaires(storage::Database& database, Content& content, base::TimePoint now);
// The shipped ones stand in the storage as well, where rounds name them.
void keep_shipped_questionnaires(storage::Database& database,
                                 const Content& content,
                                 base::TimePoint now);

}  // namespace bot
