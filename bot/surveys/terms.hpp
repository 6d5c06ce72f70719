// What a kept round means by the service's content: its plan, hours, Zalo's rules of
// the day, the office's calendar. Made for one transaction; the calendar belongs to the content.
#pragma once

#include "base/clock.hpp"
#include "bot/content.hpp"
#include "office/surveys/frame.hpp"
#include "office/surveys/round_terms.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

// Before the opening those of its day: what is drawn and foreseen now is sent under them.
surveys::RoundTerms terms_of(const Content& content,
                             const storage::KeptRound& kept,
                             base::TimePoint now);

// As if the message were consultation, which Zalo takes at any hour; templates have their nights.
surveys::MessageKind kind_of(surveys::Way way);

// The way and price a message to this person would have now.
surveys::Plan way_now(storage::Tx& tx,
                      const surveys::RoundTerms& terms,
                      const storage::Invitation& invitation,
                      base::TimePoint now);

// When this person may be asked again by any round; nothing: may be now.
std::optional<base::TimePoint> rested_from(storage::Tx& tx,
                                           const surveys::RoundTerms& terms,
                                           std::string_view citizen,
                                           base::TimePoint now);

// Before the reminder is written down. One taken back and said once more is paid once.
void pay_reminder(storage::Tx& tx, storage::InvitationId invitation, surveys::Dong price);

}  // namespace bot
