// What happens to a kept round when time or the service moves it: the decision, its log, and what
// it means for the invitations. In one transaction. Also where rounds get their questionnaires
// from.
#pragma once

#include <vector>

#include "bot/content.hpp"
#include "office/surveys/round.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

// The round is read again: an officer may have been quicker. False: it did not move.
bool move_round(storage::Tx& tx,
                surveys::RoundId id,
                const surveys::RoundCommand& command,
                base::TimePoint now);

// Rounds of which a colleague waits for the rehearsal.
std::vector<surveys::Round> rounds_rehearsed(storage::Tx& tx, base::TimePoint now);

// Onto the shelf, with its flow and words. False: there is none, or it cannot be asked.
bool load_questionnaire(storage::Tx& tx, const surveys::Round& round, Content& into);

// Its flow, for the conversations that begin it; it was loaded.
void archive_questions(storage::Tx& tx,
                       const surveys::Round& round,
                       const Content& content,
                       base::TimePoint now);

}  // namespace bot
