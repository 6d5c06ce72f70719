// Whom a plan would ask if it were drawn now, by which ways and by when: figures for the page and
// the checklist, from the same functions that draw the round. Read within one transaction.
#pragma once

#include <optional>

#include "console/surveys/round_view.hpp"

namespace console {

struct Drawn {
  std::optional<surveys::DrawnRound> round{};  // nothing: no list, or somebody twice on it

  // Messages that leave: those invited who can be reached.
  std::int64_t sendable() const { return round ? round->reach.reachable() : 0; }

  surveys::DueMessages due() const { return round ? round->due : surveys::DueMessages{}; }
};

// Of a round that is drawn those who were, and what has gone.
Drawn foreseen(storage::Tx& tx, const Visit& visit, const storage::KeptRound& kept);

surveys::Estimate estimate_of(const surveys::RoundTerms& terms,
                              const surveys::Round& round,
                              const surveys::DueMessages& due,
                              base::TimePoint now);

// What the reminders come to when as many people answer at once as the plan expects: those who
// cost something cost it once more.
surveys::Dong reminders_price(const surveys::DrawnRound& drawn, const surveys::RoundPlan& plan);

}  // namespace console
