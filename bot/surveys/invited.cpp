#include "bot/surveys/invited.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/opening.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "bot/surveys/terms.hpp"
#include "flows/engine/session.hpp"
#include "office/surveys/answer_text.hpp"
#include "storage/consents.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/timers.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;
using storage::Invitation;
using storage::InvitationState;

constexpr const char* value_key = "v";

const surveys::Questionnaire* questionnaire_of(const Scene& scene, const surveys::Round& round) {
  return scene.content.questionnaires.find(round.questionnaire, round.version);
}

std::optional<flows::Session> session_of(const Scene& scene) {
  const auto stored = storage::Sessions(scene.tx).load(scene.citizen.id);
  if (!stored) return std::nullopt;
  auto session = flows::read_session(*stored);
  base::check(session.ok(), "a stored session cannot be read");
  return std::move(*session);
}

// What is being told is never interrupted, nor an officer; a menu that waits since yesterday is no
// conversation.
bool is_busy(const Scene& scene) {
  const auto session = session_of(scene);
  if (session && is_telling(scene, *session)) return true;
  const auto& last = scene.citizen.last_interaction_at;
  const bool talking = last && scene.now - *last < limits::quiet_before;
  return talking && session && !session->frames.empty();
}

// In the middle of the questions of this invitation.
bool is_answering(const Scene& scene, const Invitation& invitation) {
  const auto session = session_of(scene);
  if (!session || session->owner != flows::Owner::bot || session->frames.empty()) return false;
  const auto& frame = session->frames.back();
  return frame.flow.id.starts_with(questionnaire_flows) &&
         invitation_in(frame.answers) == invitation.id;
}

// Everything one look at an invitation needs.
class Leaving {
 public:
  Leaving(Scene& scene, const Invitation& invitation, const storage::KeptRound& kept)
      : scene_(scene),
        invitation_(invitation),
        kept_(kept),
        terms_(terms_of(scene.content, kept, scene.now)),
        invitations_(scene.tx) {}

  std::optional<flows::Started> invite() {
    if (invitation_.state != InvitationState::planned) return std::nullopt;
    if (questionnaire_of(scene_, kept_.round) == nullptr) return give_up("no_questionnaire");
    if (!invitation_.rehearsal) {
      if (has_to_wait()) return std::nullopt;
      if (const auto why = void_because(); !why.empty()) return give_up(why);
      if (!by_conversation()) return std::nullopt;
    }
    const auto remind_at = terms_.plan.reminder_days > 0 && !invitation_.rehearsal
                               ? std::optional{scene_.now + days(terms_.plan.reminder_days)}
                               : std::nullopt;
    invitations_.sent(invitation_.id, scene_.now, remind_at);
    if (!invitation_.rehearsal) storage::note_asked(scene_.tx, invitation_.citizen, scene_.now);
    belongs(storage::SurveyMessageKind::invitation);
    return questions_of(scene_, invitation_, kept_);
  }

  // Only who has not finished, once, and it goes on where the person stopped.
  std::optional<flows::Started> remind() {
    const bool open =
        invitation_.state == InvitationState::sent || invitation_.state == InvitationState::begun;
    if (!open || invitation_.reminded_at) return std::nullopt;
    if (has_to_wait()) return std::nullopt;
    if (!void_because().empty() || !by_conversation()) return std::nullopt;
    pay_reminder(scene_.tx, invitation_.id, price_);
    invitations_.reminded(invitation_.id, scene_.now);
    belongs(storage::SurveyMessageKind::reminder);
    auto begun = questions_of(scene_, invitation_, kept_);
    begun.with[is_reminder] = std::string{"1"};
    return begun;
  }

  // A button of a template: the questions, unless something is being told, or what they cost is
  // more than the round may spend.
  std::optional<flows::Started> open_pressed(bool just_now) {
    const bool unfinished = invitation_.state == InvitationState::sent ||
                            invitation_.state == InvitationState::begun ||
                            invitation_.state == InvitationState::full;
    const bool changes = just_now && invitation_.state == InvitationState::complete;
    if (!(unfinished || changes) || !surveys::takes_answers(kept_.round, scene_.now))
      return std::nullopt;
    if (!wants_surveys()) return std::nullopt;
    const auto session = session_of(scene_);
    if (session && is_telling(scene_, *session)) return after_that();
    const auto plan = way_now(scene_.tx, terms_, invitation_, scene_.now);
    const bool conversation =
        plan.way == surveys::Way::free_now || plan.way == surveys::Way::charged_message;
    if (!conversation) {
      base::log(base::Level::info, "survey.press_unheard", {{"invitation", invitation_.id.value}});
      return std::nullopt;
    }
    invitations_.charged(invitation_.id, plan.price);
    return questions_of(scene_, invitation_, kept_);
  }

  // While it costs nothing, at an hour when the round writes to people; otherwise the questions end
  // without a word, and whoever goes on with them hears it then.
  std::optional<flows::Started> say_over() {
    if (!is_answering(scene_, invitation_)) return std::nullopt;
    const auto plan = way_now(scene_.tx, terms_, invitation_, scene_.now);
    if (plan.way != surveys::Way::free_now) return std::nullopt;
    const auto next = allowed_from(scene_.now);
    if (!next) return std::nullopt;
    // Of an anonymous round no mark stays of who was inside.
    if (*next > scene_.now && kept_.round.anonymous) return std::nullopt;
    if (*next > scene_.now) return look_again(SurveyTurn::farewell, *next);
    belongs(storage::SurveyMessageKind::reminder);
    return questions_of(scene_, invitation_, kept_);
  }

 private:
  static base::Duration days(int number) { return std::chrono::hours{24} * number; }

  // Paused, at night, just written to, or in the middle of something: it leaves when it may.
  bool has_to_wait() {
    if (!surveys::may_invite(kept_.round, scene_.now)) return put_off(limits::busy_wait);
    if (invitation_.state == InvitationState::planned && has_to_rest()) return true;
    const surveys::Due due{surveys::MessageKind::consultation,
                           storage::last_survey_message(scene_.tx, invitation_.citizen)};
    const auto next = surveys::next_allowed_moment(terms_.rules, terms_.calendar, due, scene_.now);
    if (!next.at) {
      if (invitation_.state == InvitationState::planned) give_up("no_time_left");
      return true;
    }
    if (*next.at > scene_.now) return put_off(*next.at - scene_.now);
    return is_busy(scene_) && put_off(limits::busy_wait);
  }

  // Another round, handed over in the same moment, was faster.
  bool has_to_rest() {
    const auto free_from = rested_from(scene_.tx, terms_, invitation_.citizen, scene_.now);
    if (!free_from) return false;
    if (*free_from < kept_.round.closes) return put_off(*free_from - scene_.now);
    give_up("asked_lately");
    return true;
  }

  bool put_off(base::Duration wait) {
    invitations_.put_off(invitation_.id, scene_.now + wait);
    return true;
  }

  bool wants_surveys() const {
    return storage::Consents(scene_.tx).allows(scene_.citizen.id, consent_to_surveys);
  }

  // Why the invitation can never leave, or "".
  std::string void_because() const {
    if (!wants_surveys()) return "no_consent";
    return scene_.citizen.unreachable_why.empty() ? "" : "blocked";
  }

  // Otherwise the Inviter sends a template, or nothing: it looks again.
  bool by_conversation() {
    const auto plan = way_now(scene_.tx, terms_, invitation_, scene_.now);
    const bool conversation =
        plan.way == surveys::Way::free_now || plan.way == surveys::Way::charged_message;
    if (!conversation) return !put_off(base::Duration{0});
    price_ = plan.price;
    if (invitation_.state == InvitationState::planned) {
      invitations_.goes(invitation_.id, surveys::way_code(plan.way), plan.price);
    }
    return true;
  }

  // Once more when the person is done with it, at an hour when the round writes to people.
  std::optional<flows::Started> after_that() {
    const auto next = allowed_from(scene_.now + limits::busy_wait);
    return next ? look_again(SurveyTurn::press, *next) : std::nullopt;
  }

  std::optional<base::TimePoint> allowed_from(base::TimePoint time) const {
    const surveys::Due due{surveys::MessageKind::consultation, std::nullopt};
    return surveys::next_allowed_moment(terms_.rules, terms_.calendar, due, time).at;
  }

  std::optional<flows::Started> look_again(SurveyTurn turn, base::TimePoint at) {
    const auto id = std::to_string(invitation_.id.value);
    storage::Timers(scene_.tx).set(
        {.citizen = scene_.citizen.channel_id,
         .name = fmt::format("{}/{}/{}", survey_source, id, name_of(turn)),
         .due_at = at,
         .payload = base::to_text(ordered_json{{"invitation", invitation_.id.value}})});
    return std::nullopt;
  }

  std::optional<flows::Started> give_up(std::string_view why) {
    invitations_.end(invitation_.id, InvitationState::failed, why, scene_.now);
    base::log(base::Level::info,
              "survey.not_invited",
              {{"invitation", invitation_.id.value}, {"why", why}});
    return std::nullopt;
  }

  // Nobody reads an invitation of noon in the evening: what cannot leave soon is planned again.
  void belongs(storage::SurveyMessageKind kind) {
    auto until = scene_.now + limits::message_kept;
    if (!invitation_.rehearsal) {
      const auto allowed = surveys::allowed_until(
          terms_.rules, terms_.calendar, surveys::MessageKind::consultation, scene_.now);
      if (allowed) until = std::min(until, *allowed);
    }
    scene_.survey = SurveyWords{invitation_.id, kind, until};
  }

  Scene& scene_;
  const Invitation& invitation_;
  const storage::KeptRound& kept_;
  surveys::RoundTerms terms_;
  storage::Invitations invitations_;
  surveys::Dong price_ = 0;
};

bool specifies(const surveys::Question& question, const std::vector<std::string>& chosen) {
  return std::any_of(question.options.begin(), question.options.end(), [&](const auto& option) {
    return option.specify && std::find(chosen.begin(), chosen.end(), option.code) != chosen.end();
  });
}

}  // namespace

bool is_telling(const Scene& scene, const flows::Session& session) {
  if (session.owner != flows::Owner::bot) return true;
  return std::any_of(session.frames.begin(), session.frames.end(), [&](const auto& frame) {
    const auto* flow = scene.content.flows.pinned(frame.flow);
    return flow == nullptr || flow->draft || flow->uninterrupted;
  });
}

flows::Started questions_of(const Scene& scene,
                            const Invitation& invitation,
                            const storage::KeptRound& kept) {
  const auto* questionnaire = questionnaire_of(scene, kept.round);
  base::check(questionnaire != nullptr, "an invitation to a questionnaire nobody knows");
  auto with = opening_values(*questionnaire, invitation.facts, surveys::plan_of(kept.plan).words);
  with["invitation"] = std::to_string(invitation.id.value);
  if (kept.round.anonymous) {
    with[invitation_words] =
        base::text_of(with, invitation_words) + "\n\n" + std::string{anonymous_notice()};
  }
  // Who changes what was answered is asked everything again.
  if (invitation.state != InvitationState::complete) {
    for (const auto& [question, text] : storage::SurveyAnswers(scene.tx).of(invitation.id)) {
      with[question] = answer_value(text);
    }
  }
  return {flow_name(kept.round.questionnaire, kept.round.version), std::move(with)};
}

std::optional<flows::Started> begin_survey(Scene& scene, const storage::Arrival& arrival) {
  const auto json = base::parse_json(arrival.body, {.comments = false});
  base::check(json.ok(), "an arrival of ours cannot be read");
  const storage::InvitationId id{json->at("invitation").get<std::int64_t>()};
  const auto invitation = storage::Invitations(scene.tx).find(id);
  // An anonymous round that ended gave its invitations other numbers.
  if (!invitation || invitation->citizen != scene.citizen.id) return std::nullopt;
  const auto kept = storage::SurveyRounds(scene.tx).find(invitation->round);
  base::check(kept.has_value(), "an invitation without a round");
  const auto turn = survey_turn(arrival.kind);
  // An invitation says itself why it cannot leave.
  if (turn != SurveyTurn::invitation && questionnaire_of(scene, kept->round) == nullptr) {
    base::log(base::Level::error, "survey.no_questionnaire", {{"round", kept->round.id.value}});
    return std::nullopt;
  }
  const bool wished = turn == SurveyTurn::resumption || turn == SurveyTurn::press;
  if (!wished) scene.urgency = storage::Urgency::bulk;
  switch (turn) {
    case SurveyTurn::invitation:
      return Leaving(scene, *invitation, *kept).invite();
    case SurveyTurn::reminder:
      return Leaving(scene, *invitation, *kept).remind();
    case SurveyTurn::farewell:
      return Leaving(scene, *invitation, *kept).say_over();
    case SurveyTurn::resumption:
      return questions_of(scene, *invitation, *kept);
    case SurveyTurn::press:
      return Leaving(scene, *invitation, *kept).open_pressed(arrival.source == survey_source);
  }
  return std::nullopt;
}

bool takes_answers(const Scene& scene, const Invitation& invitation) {
  if (invitation.rehearsal) return true;
  const auto kept = storage::SurveyRounds(scene.tx).find(invitation.round);
  return kept && surveys::takes_answers(kept->round, scene.now);
}

storage::InvitationId invitation_in(const base::Values& values) {
  const auto text = base::text_of(values, "invitation");
  storage::InvitationId id{};
  std::from_chars(text.data(), text.data() + text.size(), id.value);
  return id;
}

std::string answer_text(const base::Value& value) {
  return base::to_text(base::values_to_json({{value_key, value}})[value_key]);
}

base::Value answer_value(std::string_view text) {
  const auto json = base::parse_json(text, {.comments = false});
  base::check(json.ok(), "an answer cannot be read");
  return base::values_from_json(ordered_json{{value_key, *json}})[value_key];
}

std::vector<std::string> answer_codes(const base::Value& value) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::vector<std::string>{} : std::vector<std::string>{*text};
}

void take_back_unasked(storage::Tx& tx,
                       const Content& content,
                       const Invitation& invitation,
                       base::TimePoint now) {
  const auto kept = storage::SurveyRounds(tx).find(invitation.round);
  if (!kept) return;
  const auto* questionnaire =
      content.questionnaires.find(kept->round.questionnaire, kept->round.version);
  if (questionnaire == nullptr) return;
  storage::SurveyAnswers all(tx);
  surveys::Answers answers;
  for (const auto& [question, text] : all.of(invitation.id)) {
    answers[question] = answer_codes(answer_value(text));
  }
  for (const auto* question : questionnaire->questions()) {
    const bool asked = surveys::is_asked(*questionnaire, *question, answers);
    if (!asked) all.take_back(invitation.id, question->code, now);
    // The words of "Khác" go with the choice.
    if (!asked || !specifies(*question, answers[question->code]))
      all.take_back(invitation.id, surveys::specified_code(question->code), now);
  }
}

}  // namespace bot
