// Answering a survey round: what the citizen's own invitation allows, and nothing of another's.
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/deed_list.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_answers.hpp"

namespace bot {
namespace {

using base::Errc;
using base::Error;
using base::Result;
using base::Values;
using storage::InvitationState;
using storage::Place;

constexpr const char* invitation_key = "invitation";

// The invitation the flow was begun with: of this citizen and of nobody else. An anonymous round
// that ended gave its invitations other numbers: to whoever is still in the middle of the questions
// it is closed.
Result<storage::Invitation> own(const Scene& scene, const Values& with) {
  const auto id = invitation_in(with);
  if (id.value == 0) return Error{Errc::not_found, "no invitation"};
  auto found = storage::Invitations(scene.tx).find(id);
  if (!found) {
    return storage::Invitation{
        .id = id, .citizen = scene.citizen.id, .state = InvitationState::closed};
  }
  if (found->citizen != scene.citizen.id) return Error{Errc::not_found, "another's invitation"};
  return std::move(*found);
}

// closed: the round is over; ended: this invitation is, by a refusal; full: others have the last
// place, for the time being or for good. To look takes no place: a reminder looks too, for somebody
// who may never answer.
std::string way_of(const Scene& scene, const storage::Invitation& invitation) {
  if (!takes_answers(scene, invitation)) return "closed";
  const bool fits = storage::Invitations(scene.tx).fits(invitation, scene.now);
  switch (invitation.state) {
    case InvitationState::sent:
      return "open";
    case InvitationState::complete:
      return "done";
    case InvitationState::begun:
      return fits ? "begun" : "full";
    case InvitationState::full:
      return fits ? "open" : "full";
    default:
      return "ended";
  }
}

// Whoever answers keeps the place, or takes one again.
void keep_place(const Scene& scene, const storage::Invitation& invitation) {
  storage::Invitations(scene.tx).keep_place(
      invitation.id, scene.now, scene.now + limits::place_kept);
}

Result<Values> look_at_invitation(const Scene& scene, const Values& with) {
  const auto invitation = own(scene, with);
  if (!invitation) return invitation.error();
  return Values{{"invitation.state", way_of(scene, *invitation)}};
}

const char* word_for(Place place) {
  switch (place) {
    case Place::taken:
      return "taken";
    case Place::full:
      return "full";
    case Place::over:
      return "over";
  }
  return "over";
}

Result<Values> agree_to_round(const Scene& scene, const Values& with) {
  const auto invitation = own(scene, with);
  if (!invitation) return invitation.error();
  const auto place = takes_answers(scene, *invitation)
                         ? storage::Invitations(scene.tx).begin(
                               invitation->id, scene.now, scene.now + limits::place_kept)
                         : Place::over;
  return Values{{"invitation.place", std::string{word_for(place)}}};
}

Result<Values> refuse_round(const Scene& scene, const Values& with) {
  const auto invitation = own(scene, with);
  if (!invitation) return invitation.error();
  storage::Invitations(scene.tx).refuse(*invitation, scene.now);
  return Values{};
}

// Neither the round nor the invitation takes anything any more.
bool is_over(const std::string& way) {
  return way == "closed" || way == "ended";
}

// While a questionnaire is gone through once more it stays complete.
Values as_it_stands(const std::string& way) {
  const bool goes_on = way == "open" || way == "done";
  return {{"invitation.state", goes_on ? std::string{"begun"} : way}};
}

bool is_skipped(const base::Value& value) {
  const auto codes = answer_codes(value);
  return codes.size() == 1 && codes.front() == surveys::no_answer;
}

// Kept as it comes, so that who stops in the middle goes on there. What comes after the end of the
// round or of the invitation is not counted, and the person hears so.
Result<Values> keep_survey_answer(const Scene& scene, const Values& with) {
  const auto invitation = own(scene, with);
  if (!invitation) return invitation.error();
  const auto way = way_of(scene, *invitation);
  if (is_over(way)) return as_it_stands(way);
  keep_place(scene, *invitation);
  const bool once_more = way == "done";
  storage::SurveyAnswers answers(scene.tx);
  for (const auto& [question, value] : with) {
    if (question == invitation_key) continue;
    // "Câu nào không trả lời lại thì giữ nguyên."
    if (once_more && is_skipped(value)) continue;
    answers.keep(invitation->id, question, answer_text(value), scene.now);
  }
  if (once_more) take_back_unasked(scene.tx, scene.content, *invitation, scene.now);
  return as_it_stands(way);
}

Result<Values> finish_survey(const Scene& scene, const Values& with) {
  const auto invitation = own(scene, with);
  if (!invitation) return invitation.error();
  const auto way = way_of(scene, *invitation);
  if (is_over(way)) return as_it_stands(way);
  take_back_unasked(scene.tx, scene.content, *invitation, scene.now);
  const auto place = storage::Invitations(scene.tx).complete(invitation->id, scene.now);
  base::log(base::Level::info,
            "survey.answered",
            {{"invitation", invitation->id.value}, {"place", word_for(place)}});
  return Values{{"invitation.state", std::string{place == Place::full ? "full" : "begun"}}};
}

// The turn that hears of it begins the questionnaire: a flow cannot name which one beforehand.
Result<Values> go_on_with_survey(const Scene& scene, const Values&) {
  storage::Invitations invitations(scene.tx);
  auto open = invitations.open_of(scene.citizen.id);
  if (!open || !takes_answers(scene, *open)) open = invitations.complete_of(scene.citizen.id);
  const bool waits = open && takes_answers(scene, *open);
  if (waits) storage::Inbox(scene.tx).put(resumption_arrival(scene, *open));
  return Values{{"survey.open", std::string{waits ? "true" : "false"}}};
}

}  // namespace

std::vector<Deed> survey_deeds() {
  return {
      {"look_at_invitation", {invitation_key}, {"invitation.state"}, {}, {}, look_at_invitation},
      {"agree_to_round", {invitation_key}, {"invitation.place"}, {}, {}, agree_to_round},
      {"refuse_round", {invitation_key}, {}, {}, {}, refuse_round},
      {"keep_survey_answer", {invitation_key}, {"invitation.state"}, {}, {}, keep_survey_answer},
      {"go_on_with_survey", {}, {"survey.open"}, {}, {}, go_on_with_survey},
      {"finish_survey", {invitation_key}, {"invitation.state"}, {}, {}, finish_survey}};
}

}  // namespace bot
