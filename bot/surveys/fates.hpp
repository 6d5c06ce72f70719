// What became of the messages of survey rounds: taken by Zalo, refused, or surely not sent and
// planned again. Read from the Outbox after the fact, so that the senders know nothing of surveys.
// In one transaction, one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "office/surveys/round.hpp"
#include "storage/survey_messages.hpp"

namespace bot {

// Rounds of which a message was settled, and why each must stop at once ("": it need not).
using RoundNews = std::map<std::int64_t, std::string>;

RoundNews settle_fates(storage::Tx& tx, base::TimePoint now);

// The platform shows us our own message: one that was given up as unsure did arrive.
void arrived_after_all(storage::Tx& tx,
                       storage::OutboxId outbox,
                       std::string_view remote_id,
                       base::TimePoint now);

// More blocked or failed among the newest sends than a round may cause; since: a person looked at
// it then and let it go on. Nothing: it may go on.
std::optional<std::string> too_many_failed(storage::Tx& tx,
                                           surveys::RoundId round,
                                           base::TimePoint since);

}  // namespace bot
