#include "bot/surveys/ratings.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/log.hpp"
#include "bot/errands.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/inbox.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_refusals.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using storage::Invitation;
using storage::InvitationState;

// By Zalo's number of the message, else by our own mark on it.
std::optional<Invitation> invitation_behind(storage::Tx& tx,
                                            std::string_view msg_id,
                                            std::string_view tracking) {
  storage::Invitations invitations(tx);
  if (const auto id = storage::SurveyMessages(tx).invitation_of(msg_id)) {
    return invitations.find(*id);
  }
  const std::string_view mark{survey_tracking};
  if (!tracking.starts_with(mark)) return std::nullopt;
  const auto digits = tracking.substr(mark.size());
  storage::InvitationId id{};
  std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
  return invitations.find(id);
}

struct Behind {  // a message of a round
  Invitation invitation{};
  storage::KeptRound kept{};
};

std::optional<Behind> round_behind(storage::Tx& tx,
                                   std::string_view msg_id,
                                   std::string_view tracking) {
  auto invitation = invitation_behind(tx, msg_id, tracking);
  auto kept = invitation ? storage::SurveyRounds(tx).find(invitation->round) : std::nullopt;
  if (!kept) return std::nullopt;
  return Behind{std::move(*invitation), std::move(*kept)};
}

bool is_open(const Invitation& invitation) {
  switch (invitation.state) {
    case InvitationState::sent:
    case InvitationState::begun:
    case InvitationState::complete:
    case InvitationState::full:  // a place may have become free
      return true;
    default:
      return false;
  }
}

// The question the stars answer: the one the plan names, else the general one.
const surveys::Question* rated_question(const surveys::Questionnaire& questionnaire,
                                        std::string_view named) {
  const auto* chosen = questionnaire.find(named);
  if (chosen != nullptr && chosen->kind == surveys::Kind::rating) return chosen;
  for (const auto* question : questionnaire.questions()) {
    if (question->kind == surveys::Kind::rating && question->overall) return question;
  }
  return nullptr;
}

const surveys::Question* open_question(const surveys::Questionnaire& questionnaire) {
  for (const auto* question : questionnaire.questions()) {
    if (question->kind == surveys::Kind::text && question->only.empty()) return question;
  }
  return nullptr;
}

// Whoever answers the stars and nothing else was asked nothing else. In the middle of the questions
// they are one answer of many.
bool says_all(storage::Tx& tx, const Invitation& invitation) {
  return !invitation.begun_at || (invitation.state == InvitationState::begun &&
                                  storage::SurveyAnswers(tx).of(invitation.id).empty());
}

enum class Wish { answer, later, refuse, stop };

// Without accents, as language::bare makes them; what they begin with.
constexpr std::array<std::pair<std::string_view, Wish>, 10> wishes{
    {{"de ", Wish::later},
     {"khi khac", Wish::later},
     {"lat nua", Wish::later},
     {"ngung", Wish::stop},
     {"dung nhan", Wish::stop},
     {"khong nhan", Wish::stop},
     {"khong hai long", Wish::answer},  // with the service: the one "không" that wants to speak
     {"khong", Wish::refuse},
     {"thoi", Wish::refuse},
     {"tu choi", Wish::refuse}}};

Wish wish_of(std::string_view label) {
  const auto said = language::bare(label);
  for (const auto& [words, wish] : wishes) {
    if (said.starts_with(words)) return wish;
  }
  return Wish::answer;
}

void open_questions(storage::Tx& tx,
                    const Invitation& invitation,
                    std::string_view key,
                    base::TimePoint now) {
  const auto citizen = storage::Citizens(tx).by_id(invitation.citizen);
  if (!citizen || citizen->channel != "zalo") return;
  storage::Inbox(tx).put(press_arrival(invitation, citizen->channel_id, key, now));
}

void keep_rating(storage::Tx& tx,
                 const Content& content,
                 const Behind& behind,
                 const zalo::RatingGiven& rating,
                 base::TimePoint now) {
  const auto& [invitation, kept] = behind;
  if (!is_open(invitation) || !surveys::takes_answers(kept.round, now)) return;
  if (!storage::Consents(tx).allows(invitation.citizen, consent_to_surveys)) return;
  const auto* asked = content.questionnaires.find(kept.round.questionnaire, kept.round.version);
  if (asked == nullptr) return;
  const auto plan = surveys::plan_of(kept.plan);
  const auto* question = rated_question(*asked, plan.templates.rating);
  if (question == nullptr) return;
  storage::Invitations invitations(tx);
  const bool whole = says_all(tx, invitation);
  const auto place = invitation.state == InvitationState::complete
                         ? storage::Place::taken
                         : invitations.begin(invitation.id, now, now + limits::place_kept);
  // In the middle of the questions they count as far as these went, with or without a place.
  const bool counts = place == storage::Place::taken ||
                      (place == storage::Place::full && invitation.begun_at.has_value());
  if (!counts) return;
  storage::SurveyAnswers answers(tx);
  answers.keep(invitation.id, question->code, answer_text(std::to_string(*rating.rate)), now);
  const auto* open = open_question(*asked);
  if (open != nullptr && !rating.note.empty()) {
    const auto note = language::shorten(language::nfc(rating.note), surveys::open_answer_max);
    answers.keep(invitation.id, open->code, answer_text(note), now);
  }
  take_back_unasked(tx, content, invitation, now);
  if (whole) invitations.complete(invitation.id, now);
  base::log(base::Level::info, "survey.rated", {{"invitation", invitation.id.value}});
}

// What refuses or stops is taken at once; the wish to answer only Zalo's chat can take.
void follow_press(storage::Tx& tx,
                  const Behind& behind,
                  std::string_view key,
                  const zalo::TemplateButtonPressed& press,
                  base::TimePoint now) {
  const auto& [invitation, kept] = behind;
  const auto wish = wish_of(press.label);
  // For good is for good, however late it is said; an anonymous round that ended knows nobody.
  if (wish == Wish::stop && !invitation.citizen.empty())
    storage::SurveyRefusals(tx).refuse(invitation.citizen, now);
  if (!is_open(invitation) || !surveys::takes_answers(kept.round, now)) return;
  switch (wish) {
    case Wish::later:
      return;
    case Wish::stop:
    case Wish::refuse:
      return storage::Invitations(tx).refuse(invitation, now);
    case Wish::answer:
      return open_questions(tx, invitation, key, now);
  }
}

}  // namespace

bool take_rating(storage::Tx& tx,
                 const Content& content,
                 std::string_view msg_id,
                 const zalo::RatingGiven& rating,
                 base::TimePoint now) {
  const auto behind = round_behind(tx, msg_id, rating.tracking_id);
  if (!behind) return true;
  if (rating.rate) keep_rating(tx, content, *behind, rating, now);
  return behind->kept.round.anonymous;
}

bool take_press(storage::Tx& tx,
                std::string_view msg_id,
                std::string_view key,
                const zalo::TemplateButtonPressed& press,
                base::TimePoint now) {
  const auto behind = round_behind(tx, msg_id, press.tracking_id);
  if (!behind) return press.tracking_id.starts_with(survey_tracking);
  follow_press(tx, *behind, key, press, now);
  return behind->kept.round.anonymous;
}

}  // namespace bot
