// The offer under an invitation ("Trả lời ngay", "Không tham gia" …) once the conversation has gone
// on: a press on it still counts, and an invitation that was taken back before anybody saw it asks
// nothing. One turn, one thread.
#pragma once

#include <optional>

#include "bot/scene.hpp"
#include "bot/surveys/withholding.hpp"
#include "flows/engine/event.hpp"
#include "flows/engine/session.hpp"

namespace bot {

struct PressedOffer {
  flows::Started begun{};
  AskedRound round{};
};

// Nothing: no button of an offer, or the conversation itself knows what to do with it. In the
// middle of something told only a "no" is taken, and what was being told goes on afterwards;
// "never" is taken whatever happens. The session notes the press, so that a second tap is known.
std::optional<PressedOffer> pressed_offer(const Scene& scene,
                                          flows::Session& session,
                                          const flows::Event& event);

// Whoever writes now answers something else than a question nobody has seen.
void drop_unseen_offer(const Scene& scene, flows::Session& session);

}  // namespace bot
