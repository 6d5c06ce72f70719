#include "bot/surveys/withholding.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include "base/value.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/understand.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

bool at_question(const flows::Session& session) {
  return !session.frames.empty() && session.frames.back().step.starts_with(question_step);
}

// A flow on top of it is another matter.
bool moved_on(const flows::Session& before, const flows::Session& after) {
  if (before.frames.size() != after.frames.size()) {
    return after.frames.size() < before.frames.size();
  }
  return before.frames.back().step != after.frames.back().step ||
         before.frames.back().flow.id != after.frames.back().flow.id;
}

bool is_of_question(const flows::ChoicePressed& pressed) {
  return pressed.flow.starts_with(questionnaire_flows) && pressed.step.starts_with(question_step);
}

}  // namespace

std::optional<AskedRound> asked_round(const Scene& scene, const flows::Session& session) {
  if (session.owner != flows::Owner::bot || session.frames.empty()) return std::nullopt;
  const auto& frame = session.frames.back();
  if (!frame.flow.id.starts_with(questionnaire_flows)) return std::nullopt;
  const auto invitation = storage::Invitations(scene.tx).find(invitation_in(frame.answers));
  if (!invitation || invitation->citizen != scene.citizen.id) return std::nullopt;
  const auto kept = storage::SurveyRounds(scene.tx).find(invitation->round);
  if (!kept) return std::nullopt;
  return AskedRound{kept->round.id, kept->round.anonymous};
}

std::optional<surveys::RoundId> withheld_round(const Scene& scene,
                                               const std::optional<AskedRound>& asked,
                                               const flows::Session& before,
                                               const flows::Session& after) {
  if (after.owner != flows::Owner::bot) return std::nullopt;
  const bool anonymous = asked && asked->anonymous;
  if (anonymous && (at_question(before) || moved_on(before, after))) return asked->id;
  const bool invited = scene.survey && scene.survey->kind == storage::SurveyMessageKind::invitation;
  if (invited || !at_question(after)) return std::nullopt;
  const auto now = asked_round(scene, after);
  return now && now->anonymous ? std::optional{now->id} : std::nullopt;
}

void forget_stray_press(flows::Session& session) {
  const auto pressed = flows::read_payload(session.pressed);
  if (pressed && is_of_question(*pressed)) session.pressed.clear();
}

bool says_something(const Told& told) {
  if (!told.caption.empty()) return true;
  return std::any_of(told.events.begin(), told.events.end(), [](const flows::Event& event) {
    const auto* media = std::get_if<flows::MediaReceived>(&event);
    return std::holds_alternative<flows::TextReceived>(event) ||
           std::holds_alternative<flows::ChoicePressed>(event) ||
           (media != nullptr && !media->text.empty());
  });
}

bool presses_a_question(const Told& told) {
  return std::any_of(told.events.begin(), told.events.end(), [](const flows::Event& event) {
    const auto* pressed = std::get_if<flows::ChoicePressed>(&event);
    return pressed != nullptr && is_of_question(*pressed);
  });
}

}  // namespace bot
