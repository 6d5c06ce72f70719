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
};

Drawn foreseen(storage::Tx& tx, const Visit& visit, const storage::KeptRound& kept);

surveys::Estimate estimate_of(const surveys::RoundTerms& terms,
                              const surveys::Round& round,
                              std::int64_t messages,
                              base::TimePoint now);

}  // namespace console
