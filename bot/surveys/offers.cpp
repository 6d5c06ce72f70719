#include "bot/surveys/offers.hpp"

#include <algorithm>
#include <variant>

#include "bot/surveys/invited.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using storage::Invitation;
using storage::InvitationState;

bool is_offer(const flows::ChoicePressed& pressed) {
  return pressed.flow.starts_with(questionnaire_flows) &&
         (pressed.step == invite_step || pressed.step == remind_step);
}

bool is_no(const flows::ChoicePressed& pressed) {
  return pressed.choice == refuse_choice || pressed.choice == stop_choice;
}

// The top one, so that what lies below goes on when the answer was taken.
bool is_in_draft(const Scene& scene, const flows::Session& session) {
  if (session.owner != flows::Owner::bot || session.frames.empty()) return false;
  const auto* flow = scene.content.flows.pinned(session.frames.back().flow);
  return flow != nullptr && flow->draft;
}

bool may_begin(const Scene& scene,
               const flows::Session& session,
               const flows::ChoicePressed& pressed) {
  if (!session.frames.empty() && session.frames.back().flow.id == pressed.flow) return false;
  if (!is_telling(scene, session)) return true;
  return is_no(pressed) && is_in_draft(scene, session);
}

}  // namespace

std::optional<PressedOffer> pressed_offer(const Scene& scene,
                                          const flows::Session& session,
                                          const flows::Event& event) {
  const auto* pressed = std::get_if<flows::ChoicePressed>(&event);
  if (pressed == nullptr || !is_offer(*pressed) || !may_begin(scene, session, *pressed)) {
    return std::nullopt;
  }
  storage::SurveyRounds rounds(scene.tx);
  for (const auto& one : storage::Invitations(scene.tx).lately_of(scene.citizen.id)) {
    const auto kept = rounds.find(one.round);
    if (!kept || flow_name(kept->round.questionnaire, kept->round.version) != pressed->flow)
      continue;
    if (scene.content.flows.current(pressed->flow) == nullptr) return std::nullopt;
    auto begun = questions_of(scene, one, *kept);
    begun.with[pressed_choice] = pressed->choice;
    return PressedOffer{std::move(begun), {kept->round.id, kept->round.anonymous}};
  }
  return std::nullopt;
}

void drop_unseen_offer(const Scene& scene, flows::Session& session) {
  auto& frames = session.frames;
  const auto unseen = [&](const flows::Frame& frame) {
    if (!frame.flow.id.starts_with(questionnaire_flows)) return false;
    const auto invitation = storage::Invitations(scene.tx).find(invitation_in(frame.answers));
    return invitation && invitation->state == InvitationState::planned;
  };
  frames.erase(std::remove_if(frames.begin(), frames.end(), unseen), frames.end());
}

}  // namespace bot
