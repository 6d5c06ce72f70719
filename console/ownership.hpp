// Who answers a citizen, changed in one transaction with everything that follows from it: the bot
// is silent from that commit on. The turn worker learns of it by the Inbox, as of every officer's
// move.
#pragma once

#include <string>
#include <string_view>

#include "console/conversation.hpp"
#include "console/visit.hpp"
#include "flows/engine/session.hpp"

namespace console {

// Takes the conversation for the visitor: handover, session, Outbox, Inbox and audit. A
// conversation held by another is taken from them; whether that may be is the caller's question.
// False: another was quicker.
bool take_over(storage::Tx& tx, const Visit& visit, const Conversation& conversation);

enum class Release {
  resume,   // the bot goes on where it was
  menu,     // the bot shows its menu; what was begun is put away
  closing,  // the officer's closing line; the bot is silent until the citizen writes
  queue     // back to the others, at the old place
};

void let_go(storage::Tx& tx, const Visit& visit, const Conversation& conversation, Release how);

// The conversation's own mark of who answers; nothing where it cannot be read.
void set_session_owner(storage::Tx& tx,
                       const std::string& citizen,
                       flows::Owner owner,
                       base::TimePoint now);
// "took", "handed_back", "closed" …: as bot/arrivals.cpp reads it.
void tell_the_turn(storage::Tx& tx,
                   const Visit& visit,
                   const Conversation& conversation,
                   const char* kind);

}  // namespace console
