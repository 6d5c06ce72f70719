#include "console/surveys/counted_rounds.hpp"

#include <algorithm>

#include "console/surveys/result_limits.hpp"
#include "storage/survey_endings.hpp"

namespace console {
namespace {

// Over, and nobody's invitation is still to be ended.
bool is_settled(storage::Tx& tx, const storage::KeptRound& kept) {
  return kept.round.state == surveys::RoundState::closed &&
         storage::SurveyEndings(tx).is_over(kept.round.id);
}

// Thousands of small strata would fill the memory that is meant for many rounds.
bool is_small(const CountedRound& counted) {
  return counted.tally.strata().size() <= limits::strata_kept;
}

}  // namespace

SharedRound CountedRounds::of(storage::Tx& tx, surveys::RoundId id) {
  const auto kept = storage::SurveyRounds(tx).find(id);
  if (!kept) return nullptr;
  const bool settled = is_settled(tx, *kept);
  if (settled) {
    if (auto known = find(*kept)) return known;
  }
  auto counted = counted_round(tx, id);
  if (!counted) return nullptr;
  auto shared = std::make_shared<const CountedRound>(std::move(*counted));
  if (settled && is_small(*shared)) keep(*kept, shared);
  return shared;
}

std::size_t CountedRounds::kept() const {
  const std::scoped_lock lock(mutex_);
  return rounds_.size();
}

SharedRound CountedRounds::find(const storage::KeptRound& round) {
  const std::scoped_lock lock(mutex_);
  const auto known = std::find_if(rounds_.begin(), rounds_.end(), [&](const Kept& kept) {
    return kept.id == round.round.id && kept.rev == round.rev &&
           kept.counted_rev == round.counted_rev;
  });
  if (known == rounds_.end()) return nullptr;
  rounds_.splice(rounds_.begin(), rounds_, known);
  return rounds_.front().round;
}

void CountedRounds::keep(const storage::KeptRound& round, SharedRound counted) {
  const std::scoped_lock lock(mutex_);
  rounds_.remove_if([&](const Kept& kept) { return kept.id == round.round.id; });
  rounds_.push_front({round.round.id, round.rev, round.counted_rev, std::move(counted)});
  if (rounds_.size() > limits::rounds_kept) rounds_.pop_back();
}

}  // namespace console
