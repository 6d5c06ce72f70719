// What an arrival about a survey invitation sets in motion in the turn of its citizen: nothing
// beyond what round, hours, consent and conversation allow at that moment. Turn thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/scene.hpp"
#include "flows/engine/event.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"

namespace bot {

// Source of arrivals that concern an invitation; a timer of this name repeats one later.
inline constexpr std::string_view survey_source = "survey";
// Purpose of the consent, and topic of "từ nay không gửi".
inline constexpr std::string_view consent_to_surveys = "khao_sat";

// invitation, reminder: due ones, handed over by the Inviter. resumption: the citizen's own wish.
// farewell: the round was stopped in the middle of the questions. press: a button of a template,
// which says who wants to answer but not that the person is free to.
enum class SurveyTurn { invitation, reminder, resumption, farewell, press };

// The same invitation at the same due time gives the same row, so it is taken once.
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

// The flow that asks, with the answers given so far; nothing when it has to wait (the person is in
// the middle of something, the hours are over) or has become void. What it says belongs to
// scene.survey, which is set here.
std::optional<flows::Started> begin_survey(Scene& scene, const storage::Arrival& arrival);

// The invitation that a questionnaire's flow was begun with; 0: none.
storage::InvitationId invitation_in(const base::Values& values);

// As answers are stored: JSON of a text or of a list of codes.
std::string answer_text(const base::Value& value);
base::Value answer_value(std::string_view text);
std::vector<std::string> answer_codes(const base::Value& value);  // a text is one code

// After an earlier answer was changed some questions would not have been asked, and the words of a
// "Khác" that is not chosen any more say nothing.
void take_back_unasked(storage::Tx& tx,
                       const Content& content,
                       const storage::Invitation& invitation,
                       base::TimePoint now);

// An answer that comes now counts; a rehearsal's is taken whatever the round does.
bool takes_answers(const Scene& scene, const storage::Invitation& invitation);

}  // namespace bot
