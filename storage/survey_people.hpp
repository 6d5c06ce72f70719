// The people of a list with all a plan must know of each: reach, consent, when asked last. View
// over an open Tx.
#pragma once

#include <vector>

#include "office/surveys/frame.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

// In the order of the list. asked_since: older invitations do not count any more; those that rounds
// under way have planned do.
std::vector<surveys::ListedPerson> people_to_ask(Tx& tx,
                                                 std::int64_t list,
                                                 base::TimePoint asked_since);

// Filled to its end, and still there.
bool is_ready_list(Tx& tx, std::int64_t list);

// The same of one person of a round whose invitation is about to leave.
surveys::Ledger ledger_of(Tx& tx, surveys::RoundId round, std::string_view citizen);

// Under which number a template reaches this person of the round, "84912345678"; "": under none.
std::string phone_of(Tx& tx, surveys::RoundId round, std::string_view citizen);

// When surveys wrote to this person last, reminders included; nothing: never.
std::optional<base::TimePoint> last_survey_message(Tx& tx, std::string_view citizen);

// An invitation of any round left, for the cap across rounds.
void note_asked(Tx& tx, std::string_view citizen, base::TimePoint now);
// It surely did not arrive.
void unnote_asked(Tx& tx, std::string_view citizen, base::TimePoint at);

}  // namespace storage
