// The end of an anonymous round: who answered is forgotten everywhere, in the conversations that
// stopped in the middle of a question, at the doors, in what staff read, and in its own rows.
#pragma once

#include "base/clock.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace bot {

// In short writes, in an order that leaves what is still to be done findable: whatever stops it,
// the next call does the rest. False: a question is at Zalo this very moment; come again.
bool forget_round(storage::Database& database, surveys::RoundId round, base::TimePoint now);

}  // namespace bot
