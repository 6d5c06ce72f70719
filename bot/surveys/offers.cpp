#include "bot/surveys/offers.hpp"

#include <algorithm>
#include <variant>

#include "bot/surveys/invited.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/understand.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_refusals.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using storage::Invitation;
using storage::InvitationState;

// Asks what shall be sent no more (flows/stop.jsonc).
constexpr const char* stop_flow = "stop";

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

// The conversation itself knows what to do with it.
bool is_at_offer(const flows::Session& session, const flows::ChoicePressed& pressed) {
  return session.owner == flows::Owner::bot && !session.frames.empty() &&
         session.frames.back().flow.id == pressed.flow;
}

// False: was said before.
bool refuse_for_good(const Scene& scene) {
  if (storage::Consents(scene.tx).opted_out(scene.citizen.id, consent_to_surveys)) return false;
  storage::SurveyRefusals(scene.tx).refuse(scene.citizen.id, scene.now);
  return true;
}

bool may_begin(const Scene& scene,
               const flows::Session& session,
               const flows::ChoicePressed& pressed) {
  if (!is_telling(scene, session)) return true;
  return is_no(pressed) && is_in_draft(scene, session);
}

// Taps follow each other faster than answers do.
bool is_second_tap(const flows::Session& session,
                   const flows::ChoicePressed& pressed,
                   base::TimePoint now) {
  return session.pressed == flows::payload_of(pressed.flow, pressed.step, pressed.choice) &&
         now - session.pressed_at < flows::double_press;
}

struct Meant {
  Invitation invitation{};
  storage::KeptRound kept{};
};

// Several rounds may ask the same questions: the one that still takes answers, a real one before a
// rehearsal, the latest first.
int rank_of(const Scene& scene, const Invitation& invitation) {
  if (invitation.rehearsal) return 0;
  return takes_answers(scene, invitation) ? 2 : 1;
}

std::optional<Meant> meant_by(const Scene& scene, const flows::ChoicePressed& pressed) {
  std::optional<Meant> meant;
  int best = -1;
  for (auto& one : storage::Invitations(scene.tx).lately_of(scene.citizen.id)) {
    auto kept = storage::SurveyRounds(scene.tx).find(one.round);
    if (!kept || flow_name(kept->round.questionnaire, kept->round.version) != pressed.flow)
      continue;
    const int rank = rank_of(scene, one);
    if (rank <= best) continue;
    best = rank;
    meant = Meant{std::move(one), std::move(*kept)};
  }
  return meant;
}

bool is_over(const Invitation& invitation) {
  return invitation.state == InvitationState::refused ||
         invitation.state == InvitationState::failed || invitation.state == InvitationState::closed;
}

bool knows_questions(const Scene& scene, const surveys::Round& round) {
  return scene.content.questionnaires.find(round.questionnaire, round.version) != nullptr;
}

// What the conversation begins with; nothing: there is nothing left to say.
std::optional<PressedOffer> begun_by(const Scene& scene,
                                     const std::optional<Meant>& meant,
                                     const flows::ChoicePressed& pressed,
                                     bool stopped) {
  if (!meant || !knows_questions(scene, meant->kept.round)) {
    if (!stopped) return std::nullopt;
    return PressedOffer{{stop_flow, {}}, {}};
  }
  if (is_over(meant->invitation) && !stopped) return std::nullopt;
  const auto& round = meant->kept.round;
  PressedOffer offer{questions_of(scene, meant->invitation, meant->kept),
                     {round.id, round.anonymous}};
  offer.begun.with[pressed_choice] = pressed.choice;
  return offer;
}

}  // namespace

std::optional<PressedOffer> pressed_offer(const Scene& scene,
                                          flows::Session& session,
                                          const flows::Event& event) {
  const auto* pressed = std::get_if<flows::ChoicePressed>(&event);
  if (pressed == nullptr || !is_offer(*pressed) || is_at_offer(session, *pressed) ||
      is_second_tap(session, *pressed, scene.now)) {
    return std::nullopt;
  }
  const auto meant = meant_by(scene, *pressed);
  const bool stops = pressed->choice == stop_choice && !(meant && meant->invitation.rehearsal);
  // Never is never: who talks with whom, and whether the round is remembered, makes no difference.
  const bool stopped = stops && refuse_for_good(scene);
  if (!may_begin(scene, session, *pressed)) return std::nullopt;
  auto offer = begun_by(scene, meant, *pressed, stopped);
  if (!offer) return std::nullopt;
  session.pressed = flows::payload_of(pressed->flow, pressed->step, pressed->choice);
  session.pressed_at = scene.now;
  return offer;
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
