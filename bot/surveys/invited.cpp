#include "bot/surveys/invited.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/session.hpp"
#include "storage/consents.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;
using storage::Invitation;
using storage::InvitationState;

constexpr const char* consent_purpose = "khao_sat";
constexpr const char* value_key = "v";
constexpr std::string_view resumption = "resumption";

const surveys::Questionnaire* questionnaire_of(const Scene& scene, const surveys::Round& round) {
  for (const auto& one : scene.content.questionnaires) {
    if (one.id == round.questionnaire && one.version == round.version) return &one;
  }
  return nullptr;
}

bool agreed_to_surveys(const Scene& scene) {
  storage::Consents consents(scene.tx);
  const auto decided = consents.current(scene.citizen.id, consent_purpose);
  return decided && decided->decision == storage::Decision::agreed &&
         !consents.opted_out(scene.citizen.id, consent_purpose);
}

// What is being told is never interrupted, nor an officer; a menu that waits since yesterday is no
// conversation.
bool is_busy(const Scene& scene) {
  const auto stored = storage::Sessions(scene.tx).load(scene.citizen.id);
  if (!stored) return false;
  const auto session = flows::read_session(*stored);
  base::check(session.ok(), "a stored session cannot be read");
  if (session->owner != flows::Owner::bot) return true;
  const auto& last = scene.citizen.last_interaction_at;
  const bool talking = last && scene.now - *last < limits::quiet_before;
  return std::any_of(session->frames.begin(), session->frames.end(), [&](const auto& frame) {
    const auto* flow = scene.content.flows.pinned(frame.flow);
    return talking || flow == nullptr || flow->draft;
  });
}

// Why the invitation can never leave, or "".
std::string void_because(const Scene& scene, const surveys::Round& round) {
  if (!agreed_to_surveys(scene)) return "no_consent";
  if (!scene.citizen.unreachable_why.empty()) return "unreachable";
  return questionnaire_of(scene, round) == nullptr ? "no_questionnaire" : "";
}

flows::Started started(const Scene& scene,
                       const Invitation& invitation,
                       const surveys::Round& round) {
  const auto facts = base::parse_json(invitation.facts, {.comments = false});
  base::check(facts.ok(), "the facts of an invitation cannot be read");
  auto with = base::values_from_json(*facts);
  with["invitation"] = std::to_string(invitation.id.value);
  for (const auto& [question, text] : storage::SurveyAnswers(scene.tx).of(invitation.id)) {
    with[question] = answer_value(text);
  }
  return {flow_name(round.questionnaire, round.version), std::move(with)};
}

// The first word of the invitation, or none when it has to wait or has become void.
std::optional<flows::Started> invite(const Scene& scene,
                                     const Invitation& invitation,
                                     const surveys::Round& round) {
  if (invitation.state != InvitationState::planned) return std::nullopt;
  storage::Invitations invitations(scene.tx);
  // Paused meanwhile: it waits, and leaves when the round goes on.
  if (!surveys::may_invite(round, scene.now) || is_busy(scene)) {
    invitations.put_off(invitation.id, scene.now + limits::busy_wait);
    return std::nullopt;
  }
  if (const auto why = void_because(scene, round); !why.empty()) {
    invitations.end(invitation.id, InvitationState::failed, why, scene.now);
    base::log(base::Level::info,
              "survey.not_invited",
              {{"invitation", invitation.id.value}, {"why", why}});
    return std::nullopt;
  }
  invitations.sent(invitation.id, scene.now);
  return started(scene, invitation, round);
}

std::vector<std::string> codes_in(const base::Value& value) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::vector<std::string>{} : std::vector<std::string>{*text};
}

}  // namespace

storage::Arrival invitation_arrival(const Invitation& invitation,
                                    std::string_view citizen_channel_id,
                                    base::TimePoint now) {
  const auto id = std::to_string(invitation.id.value);
  // Put off, it is due again: the time belongs to the key.
  const auto due = std::to_string(base::to_millis(invitation.due_at.value_or(now)));
  return {.source = std::string{survey_source},
          .kind = "invitation",
          .dedupe_key = "survey/" + id + "/" + due,
          .citizen = std::string{citizen_channel_id},
          .body = base::to_text(ordered_json{{"invitation", invitation.id.value}}),
          .sent_at = now,
          .received_at = now};
}

storage::Arrival resumption_arrival(const Scene& scene, const Invitation& invitation) {
  auto arrival = invitation_arrival(invitation, scene.citizen.channel_id, scene.now);
  arrival.kind = std::string{resumption};
  arrival.dedupe_key = scene.turn + "/survey";
  return arrival;
}

std::optional<flows::Started> begin_survey(const Scene& scene, const storage::Arrival& arrival) {
  const auto json = base::parse_json(arrival.body, {.comments = false});
  base::check(json.ok(), "an arrival of ours cannot be read");
  const storage::InvitationId id{json->at("invitation").get<std::int64_t>()};
  const auto invitation = storage::Invitations(scene.tx).find(id);
  base::check(invitation.has_value(), "an arrival without its invitation");
  const auto kept = storage::SurveyRounds(scene.tx).find(invitation->round);
  base::check(kept.has_value(), "an invitation without a round");
  if (arrival.kind == resumption) return started(scene, *invitation, kept->round);
  return invite(scene, *invitation, kept->round);
}

std::string answer_text(const base::Value& value) {
  return base::to_text(base::values_to_json({{value_key, value}})[value_key]);
}

base::Value answer_value(std::string_view text) {
  const auto json = base::parse_json(text, {.comments = false});
  base::check(json.ok(), "an answer cannot be read");
  return base::values_from_json(ordered_json{{value_key, *json}})[value_key];
}

void take_back_unasked(const Scene& scene, const Invitation& invitation) {
  const auto kept = storage::SurveyRounds(scene.tx).find(invitation.round);
  const auto* questionnaire = kept ? questionnaire_of(scene, kept->round) : nullptr;
  if (questionnaire == nullptr) return;
  storage::SurveyAnswers all(scene.tx);
  surveys::Answers answers;
  for (const auto& [question, text] : all.of(invitation.id)) {
    answers[question] = codes_in(answer_value(text));
  }
  for (const auto* question : questionnaire->questions()) {
    if (surveys::is_asked(*questionnaire, *question, answers)) continue;
    all.take_back(invitation.id, question->code, scene.now);
  }
}

}  // namespace bot
