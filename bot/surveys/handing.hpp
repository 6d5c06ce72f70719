// Due invitations and reminders on their way: to the conversation of whoever can be written to, as
// one of Zalo's templates to the others, and to nobody outside the hours. In one transaction.
#pragma once

#include "bot/content.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

struct Handed {
  int messages = 0;  // of the pace
  bool conversations = false;
  std::string stop{};  // why nothing of the round can leave at all: a template is gone; ""
};

// At most so many messages. The round may be sending.
Handed hand_over_due(storage::Tx& tx,
                     const Content& content,
                     const storage::KeptRound& kept,
                     int at_most,
                     base::TimePoint now);

// Rehearsals leave at once and at any hour: a colleague is waiting for them.
int hand_over_rehearsals(storage::Tx& tx, int at_most, base::TimePoint now);

}  // namespace bot
