#include "storage/survey_withheld.hpp"

#include "storage/rows.hpp"

namespace storage {

void SurveyWithheld::message(MessageId id, surveys::RoundId round, std::string_view instead) {
  const auto earlier =
      first_integer(tx_,
                    "SELECT 1 FROM survey_withheld AS w JOIN messages AS m ON m.id = w.subject "
                    "WHERE w.round = $2 AND w.kind = 'message' AND w.subject <> $1 "
                    "AND m.citizen = (SELECT citizen FROM messages WHERE id = $1) "
                    "AND NOT EXISTS (SELECT 1 FROM attachments WHERE message_id = $1) LIMIT 1",
                    Params{id.value, round.value});
  if (earlier) {
    Messages(tx_).remove(id);
    return;
  }
  tx_.exec("UPDATE messages SET text = $2, inbox_id = NULL WHERE id = $1",
           Params{id.value, std::string{instead}});
  tx_.exec(
      "INSERT INTO survey_withheld (kind, subject, round) VALUES ('message', $1, $2) "
      "ON CONFLICT (kind, subject) DO NOTHING",
      Params{id.value, round.value});
}

void SurveyWithheld::errand(OutboxId id, surveys::RoundId round) {
  tx_.exec(
      "INSERT INTO survey_withheld (kind, subject, round) VALUES ('errand', $1, $2) "
      "ON CONFLICT (kind, subject) DO NOTHING",
      Params{id.value, round.value});
}

bool SurveyWithheld::has(OutboxId id) {
  return first_integer(tx_,
                       "SELECT 1 FROM survey_withheld WHERE kind = 'errand' AND subject = $1",
                       Params{id.value})
      .has_value();
}

void SurveyWithheld::arrival(InboxId id) {
  tx_.exec("UPDATE inbox SET body = '', citizen = '' WHERE id = $1", Params{id.value});
}

}  // namespace storage
