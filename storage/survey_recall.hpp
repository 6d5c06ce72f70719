// Taking back what a survey round said when it surely did not arrive: the message is settled, and
// its invitation or reminder is planned again as if it had never been said. In the transaction of
// whoever decides it.
#pragma once

#include "storage/survey_messages.hpp"

namespace storage {

// until: when it may be looked at again.
void recall(Tx& tx, const OpenMessage& open, base::TimePoint now, base::TimePoint until);

// Everything of a round that nobody has called yet. Returns how many.
int recall_waiting(Tx& tx, surveys::RoundId round, base::TimePoint now, base::TimePoint until);

// What the platform refused in a round that stopped by itself is asked once more when the round
// goes on, nobody twice: then it may have been the person's after all. Returns how many.
int recall_refused(Tx& tx, surveys::RoundId round, base::TimePoint since, base::TimePoint now);

}  // namespace storage
