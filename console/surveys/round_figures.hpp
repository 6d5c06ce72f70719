// What the page of a round's results and its files are made of: the figures of one scope, and the
// other round they stand beside. Read within one transaction.
#pragma once

#include <optional>
#include <vector>

#include "console/surveys/counted_rounds.hpp"
#include "console/surveys/result_query.hpp"
#include "office/surveys/comparison.hpp"
#include "office/surveys/headline.hpp"

namespace console {

struct RoundFigures {
  SharedRound counted{};  // results point into it
  surveys::Scope scope{};
  surveys::Results results{};
  std::vector<surveys::Round> beside{};  // others of the same questionnaire, the latest first
  std::optional<surveys::Round> against{};
  std::optional<surveys::Comparison> comparison{};
  bool no_such_against = false;  // the one asked for is not beside it
};

// Nothing: there is no such round.
std::optional<RoundFigures> round_figures(storage::Tx& tx,
                                          const Visit& visit,
                                          surveys::RoundId id,
                                          const ResultQuery& query);

// Of a counted round with the weights that are asked for: all of it, or the headline alone.
surveys::Results results_in(const CountedRound& counted, const ResultQuery& query);
surveys::Headline headline_in(const CountedRound& counted, const ResultQuery& query);

}  // namespace console
