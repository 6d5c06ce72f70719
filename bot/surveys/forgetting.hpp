// The conversations of an anonymous round that is over. Whoever stopped in the middle of its
// questions still has the answers given so far in a session, under a name and for weeks; they go
// before the rows of the round are rewritten (storage/survey_anonymity.hpp). One thread at a time.
#pragma once

#include "base/clock.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace bot {

// Ends the round's questions in every conversation that stands in them, without a word; whatever
// else the conversation is about goes on. In short writes; after a crash the next call does the
// rest. While the rows of the round still name people, since these tell whose sessions to look at.
void end_conversations(storage::Database& database, surveys::RoundId round, base::TimePoint now);

}  // namespace bot
