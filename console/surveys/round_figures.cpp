#include "console/surveys/round_figures.hpp"

#include <algorithm>

namespace console {
namespace {

using surveys::Round;

// The one asked for, or the latest that ended before this one.
std::optional<Round> against_of(const std::vector<Round>& beside,
                                const Round& round,
                                const ResultQuery& query) {
  if (query.against_none) return std::nullopt;
  const auto found = std::find_if(beside.begin(), beside.end(), [&](const Round& other) {
    return query.against ? other.id == *query.against : other.closes <= round.closes;
  });
  if (found == beside.end()) return std::nullopt;
  return *found;
}

surveys::Basis basis_of(const CountedRound& counted, const ResultQuery& query) {
  auto basis = counted.basis;
  basis.weighted = query.weighted;
  return basis;
}

}  // namespace

surveys::Results results_in(const CountedRound& counted, const ResultQuery& query) {
  return surveys::results_of(counted.tally, query.scope, basis_of(counted, query));
}

surveys::Headline headline_in(const CountedRound& counted, const ResultQuery& query) {
  return surveys::headline_of(counted.tally, query.scope, basis_of(counted, query));
}

std::optional<RoundFigures> round_figures(storage::Tx& tx,
                                          const Visit& visit,
                                          surveys::RoundId id,
                                          const ResultQuery& query) {
  auto& rounds = *visit.office.counted;
  RoundFigures figures;
  figures.counted = rounds.of(tx, id);
  if (!figures.counted) return std::nullopt;
  const auto& round = figures.counted->round;
  figures.beside = rounds_beside(tx, round);
  figures.against = against_of(figures.beside, round, query);
  figures.scope = query.scope;
  figures.no_such_against = query.against && !figures.against;
  figures.results = results_in(*figures.counted, query);
  if (!figures.against) return figures;
  const auto before = rounds.of(tx, figures.against->id);
  figures.comparison = surveys::compare(results_in(*before, query),
                                        before->tally.questionnaire(),
                                        figures.results,
                                        figures.counted->tally.questionnaire());
  return figures;
}

}  // namespace console
