// An act on one round: a short transaction that writes, then one that only reads, for the page that
// is answered with draws the whole list of people, and nobody's reply may wait behind that. Any
// thread.
#pragma once

#include <functional>
#include <optional>

#include "console/visit.hpp"
#include "storage/survey_rounds.hpp"

namespace console {

// Nothing: it is done. Otherwise how it refuses; it has written nothing then.
using RoundDeed = std::function<std::optional<RawAnswer>(storage::Tx&, storage::KeptRound&)>;

// On the round that the address names, at that revision: not_found, stale with the round as it is,
// the refusal, or the round as it has become.
RawAnswer do_to_round(const Visit& visit, std::int64_t rev, const RoundDeed& deed);

// The round as it stands, out of a transaction that reads.
RawAnswer round_answer(const Visit& visit, surveys::RoundId id, int status);

}  // namespace console
