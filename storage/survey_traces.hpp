// What an anonymous round that is over left outside its own tables: the line in a person's
// conversation, its questions in the Outbox, reminders, the list that says who lived where.
#pragma once

#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"
#include "storage/sessions.hpp"

namespace storage {

// Removes them, in short writes of their own; whatever stops it, the next call goes on. That a
// person was invited stays. People of its list are taken off it (how many of each unit and field
// stays, which the figures need), unless a round that is not over uses the same list.
//
// False: a question of it is at the platform this very moment; nothing that tells of it is lost,
// come again. To be called when the round is closed, and before anonymise() (survey_anonymity.hpp).
bool forget_traces(Database& database, surveys::RoundId round, base::TimePoint now);

// Where people of the round are in conversations, by citizen after `after`: what they answered last
// may stand there.
std::vector<KeptSession> sessions_of_round(Tx& tx,
                                           surveys::RoundId round,
                                           std::string_view after,
                                           int at_most);

}  // namespace storage
