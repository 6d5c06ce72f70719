// What an arrival about a survey invitation sets in motion in the turn of its citizen: nothing
// beyond what round, hours, consent and conversation allow at that moment. Turn thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/scene.hpp"
#include "bot/surveys/survey_turns.hpp"
#include "flows/engine/event.hpp"
#include "flows/engine/session.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

// Purpose of the consent, and topic of "từ nay không gửi".
inline constexpr std::string_view consent_to_surveys = "khao_sat";

// The flow that asks, with the answers given so far; nothing when it has to wait (the person is in
// the middle of something, the hours are over) or has become void. What it says belongs to
// scene.survey, which is set here.
std::optional<flows::Started> begin_survey(Scene& scene, const storage::Arrival& arrival);

// The flow that asks this invitation's questions, with the answers given so far; its questionnaire
// is known.
flows::Started questions_of(const Scene& scene,
                            const storage::Invitation& invitation,
                            const storage::KeptRound& kept);

// Something is being told, or an officer talks.
bool is_telling(const Scene& scene, const flows::Session& session);

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
