#include "bot/surveys/templates_in_doubt.hpp"

#include "base/log.hpp"
#include "bot/errands.hpp"
#include "bot/surveys/fates.hpp"
#include "bot/surveys/limits.hpp"
#include "storage/survey_messages.hpp"

namespace bot {

TemplateNumber template_number(storage::Tx& tx, const HeardOf& heard, base::TimePoint now) {
  const auto& [msg_id, heard_at, stars] = heard;
  if (msg_id.empty()) return TemplateNumber::unknown;
  storage::SurveyMessages messages(tx);
  if (messages.invitation_of(msg_id)) return TemplateNumber::known;
  const auto doubtful = messages.in_doubt(message_kind, heard_at);
  if (doubtful.empty()) return TemplateNumber::unknown;
  if (now < heard_at + limits::number_awaited) return TemplateNumber::later;
  storage::Outbox outbox(tx);
  const auto& first = doubtful.front();
  const bool only_it = stars && doubtful.size() == 1 && first.of_round &&
                       heard_at - first.called_at <= limits::guessed_within;
  if (!only_it || outbox.knows(msg_id)) return TemplateNumber::unknown;
  const auto id = first.outbox;
  outbox.settle(id, storage::Done{std::string{msg_id}}, now);
  arrived_after_all(tx, id, msg_id, now);
  if (!messages.invitation_of(msg_id)) messages.settle(id, storage::Fate::done, msg_id);
  base::log(base::Level::info, "survey.template_arrived_after_all", {{"outbox", id.value}});
  return TemplateNumber::known;
}

}  // namespace bot
