// What the end of a round, or its way back to the drawing board, means for the invitations that are
// still open: some hundreds in a transaction, so that nobody's reply waits behind a hundred
// thousand rows. The state of the round is the mark: what a crash leaves undone is found again.
// View over an open Tx.
#pragma once

#include <vector>

#include "storage/survey_rounds.hpp"

namespace storage {

class SurveyEndings {
 public:
  explicit SurveyEndings(Tx& tx) : tx_(tx) {}

  // Rounds of which something is left to end.
  std::vector<surveys::RoundId> unfinished();

  // Nobody of a closed round is left open.
  bool is_over(surveys::RoundId round);

  // Closed: all that are open end; whoever was in the middle of the questions when somebody stopped
  // the round hears that it is over. Closing: what was planned does not leave. Draft, submitted,
  // cancelled: nobody is planned. Any other state: nothing. Returns how many, at most so many.
  std::int64_t go_on(const KeptRound& kept, base::TimePoint now, int at_most);

  // People planned who were never written to: an unfinished draw, or one that counts no more.
  std::int64_t discard_planned(surveys::RoundId round, int at_most);

 private:
  std::int64_t end_open(const KeptRound& kept, base::TimePoint now, int at_most);
  std::int64_t end_planned(surveys::RoundId round, base::TimePoint now, int at_most);
  bool was_stopped(surveys::RoundId round);
  void say_farewell(surveys::RoundId round, base::TimePoint now, int at_most);

  Tx& tx_;
};

}  // namespace storage
