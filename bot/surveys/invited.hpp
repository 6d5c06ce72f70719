// What an invitation sets in motion in the conversation of its citizen, and what becomes of the
// answers. For one transaction, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/value.hpp"
#include "bot/scene.hpp"
#include "flows/engine/event.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"

namespace bot {

// Source of arrivals that begin a survey, and the beginning of their timers' names.
inline constexpr std::string_view survey_source = "survey";

// The Inbox row that begins it; the same invitation gives the same row, so it is taken once.
storage::Arrival invitation_arrival(const storage::Invitation& invitation,
                                    std::string_view citizen_channel_id,
                                    base::TimePoint now);

// The citizen wants to go on with it.
storage::Arrival resumption_arrival(const Scene& scene, const storage::Invitation& invitation);

// The flow that asks, with the answers given so far; nothing when the invitation has to wait (the
// person is in the middle of something) or has become void (round paused or over, consent
// withdrawn).
std::optional<flows::Started> begin_survey(const Scene& scene, const storage::Arrival& arrival);

// As answers are stored: JSON of a text or of a list of codes.
std::string answer_text(const base::Value& value);
base::Value answer_value(std::string_view text);

// After an earlier answer was changed some questions would not have been asked.
void take_back_unasked(const Scene& scene, const storage::Invitation& invitation);

}  // namespace bot
