#include "bot/surveys/terms.hpp"

#include <algorithm>

#include "base/local_time.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_lists.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_people.hpp"

namespace bot {

surveys::RoundTerms terms_of(const Content& content,
                             const storage::KeptRound& kept,
                             base::TimePoint now) {
  const auto day = base::to_local(std::max(now, kept.round.opens)).date;
  return surveys::terms_on(kept.round,
                           kept.plan,
                           content.platform.on(day),
                           content.catalog.current().calendar(),
                           content.fatigue.on(day).cap);
}

surveys::MessageKind kind_of(surveys::Way way) {
  switch (way) {
    case surveys::Way::free_now:
    case surveys::Way::charged_message:
    case surveys::Way::not_reachable:
      return surveys::MessageKind::consultation;
    case surveys::Way::by_uid_template:
      return surveys::MessageKind::uid_template;
    case surveys::Way::by_phone_template:
      return surveys::MessageKind::phone_template;
  }
  return surveys::MessageKind::consultation;
}

surveys::Plan way_now(storage::Tx& tx,
                      const surveys::RoundTerms& terms,
                      const storage::Invitation& invitation,
                      base::TimePoint now) {
  const auto ledger = storage::ledger_of(tx, invitation.round, invitation.citizen);
  auto plan =
      surveys::reach_plan(ledger, terms.zalo, surveys::offers_of(terms.plan, terms.zalo), now);
  const bool too_dear =
      plan.price > 0 &&
      storage::Invitations(tx).spent(invitation.round) + plan.price > terms.plan.budget;
  if (too_dear) plan = {.way = surveys::Way::not_reachable, .why = surveys::WhyNot::no_offer};
  return plan;
}

std::optional<base::TimePoint> rested_from(storage::Tx& tx,
                                           const surveys::RoundTerms& terms,
                                           std::string_view citizen,
                                           base::TimePoint now) {
  const auto asked = storage::SurveyLists(tx).asked(citizen, now - surveys::asked_kept);
  const auto rest = surveys::rest_of(asked, terms.cap, base::to_local(now).date);
  if (rest.fatigue == surveys::Fatigue::rested) return std::nullopt;
  return base::from_local(rest.free_from, std::chrono::minutes{0});
}

void pay_reminder(storage::Tx& tx, storage::InvitationId invitation, surveys::Dong price) {
  if (storage::SurveyMessages(tx).has_reminder(invitation)) return;
  storage::Invitations(tx).charged(invitation, price);
}

}  // namespace bot
