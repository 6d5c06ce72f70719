// The arrivals by which a survey round reaches the turn of a citizen, each naming one invitation.
// Any thread.
#pragma once

#include <string_view>

#include "bot/scene.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"

namespace bot {

// Source of arrivals that concern an invitation; a timer of this name repeats one later.
inline constexpr std::string_view survey_source = "survey";

// invitation, reminder: due ones, handed over by the Inviter. resumption: the citizen's own wish.
// farewell: the round was stopped in the middle of the questions. press: a button of a template,
// which says who wants to answer but not that the person is free to.
enum class SurveyTurn { invitation, reminder, resumption, farewell, press };
std::string_view name_of(SurveyTurn turn);
SurveyTurn survey_turn(std::string_view kind);  // of an arrival, or of a timer that repeats one

// Handed over once more at the same moment, the same invitation gives the same row.
storage::Arrival survey_arrival(SurveyTurn turn,
                                const storage::Invitation& invitation,
                                std::string_view citizen_channel_id,
                                base::TimePoint now);

// key: of the platform's event, so that pressing once more some day is another wish.
storage::Arrival press_arrival(const storage::Invitation& invitation,
                               std::string_view citizen_channel_id,
                               std::string_view key,
                               base::TimePoint now);

// The citizen wants to go on with it, or to change what was answered.
storage::Arrival resumption_arrival(const Scene& scene, const storage::Invitation& invitation);

}  // namespace bot
