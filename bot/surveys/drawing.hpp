// From an approved plan to its invitations: people drawn from the list, each with a place in line
// and a moment before which nothing leaves. Drawn out of one snapshot and written some hundreds at
// a time, so that nobody's reply waits; the round counts as drawn, and may send, only with the last
// of them. A draw that a crash or an officer interrupted is discarded and begun anew: the same list
// and seed draw the same people. One thread.
#pragma once

#include <optional>
#include <vector>

#include "bot/content.hpp"
#include "bot/surveys/terms.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

class Drawing {
 public:
  // Scheduled or sending, with a list, and not drawn.
  static bool is_wanted(const storage::KeptRound& kept);

  Drawing(storage::Tx& tx,
          const Content& content,
          const storage::KeptRound& kept,
          base::TimePoint now);

  surveys::RoundId round() const { return kept_.round.id; }

  // Still the round it was made for.
  bool is_of(const storage::KeptRound& kept) const;

  // The next invitations, at most so many; the last ones make the round drawn. False: more is to be
  // written, or the round has moved and this drawing with it.
  bool write_some(storage::Tx& tx, const Content& content, int at_most, base::TimePoint now);

 private:
  storage::Invitation next_one(const surveys::RoundTerms& terms);
  bool has_next();
  void finish(storage::Tx& tx, base::TimePoint now) const;

  storage::KeptRound kept_;
  std::vector<surveys::ListedPerson> people_{};
  surveys::DrawnRound drawn_{};
  std::size_t stratum_ = 0;
  std::size_t place_ = 0;
};

}  // namespace bot
