#include "bot/surveys/templates_in_doubt.hpp"

#include "base/log.hpp"
#include "bot/errands.hpp"
#include "bot/surveys/fates.hpp"
#include "bot/surveys/limits.hpp"
#include "storage/survey_messages.hpp"

namespace bot {

TemplateNumber template_number(storage::Tx& tx,
                               std::string_view msg_id,
                               base::TimePoint heard_at,
                               base::TimePoint now) {
  if (msg_id.empty()) return TemplateNumber::unknown;
  storage::SurveyMessages messages(tx);
  if (messages.invitation_of(msg_id)) return TemplateNumber::known;
  const auto doubtful = messages.in_doubt(message_kind, heard_at);
  if (doubtful.empty()) return TemplateNumber::unknown;
  if (now < heard_at + limits::number_awaited) return TemplateNumber::later;
  storage::Outbox outbox(tx);
  const bool of_round = doubtful.size() == 1 && doubtful.front().of_round;
  if (!of_round || outbox.knows(msg_id)) return TemplateNumber::unknown;
  const auto id = doubtful.front().outbox;
  outbox.settle(id, storage::Done{std::string{msg_id}}, now);
  arrived_after_all(tx, id, msg_id, now);
  if (!messages.invitation_of(msg_id)) messages.settle(id, storage::Fate::done, msg_id);
  base::log(base::Level::info, "survey.template_arrived_after_all", {{"outbox", id.value}});
  return TemplateNumber::known;
}

}  // namespace bot
