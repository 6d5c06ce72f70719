#include "storage/survey_endings.hpp"

#include <fmt/format.h>

#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"
#include "storage/rows.hpp"

namespace storage {

std::vector<surveys::RoundId> SurveyEndings::unfinished() {
  std::vector<surveys::RoundId> found;
  tx_.each(
      "SELECT r.id FROM survey_rounds AS r WHERE r.state = 'closed' AND EXISTS "
      "(SELECT 1 FROM survey_invitations WHERE round = r.id "
      "AND state IN ('planned', 'sent', 'begun')) "
      "UNION ALL SELECT r.id FROM survey_rounds AS r "
      "WHERE r.state IN ('closing', 'draft', 'to_approve', 'cancelled') AND EXISTS "
      "(SELECT 1 FROM survey_invitations WHERE round = r.id AND state = 'planned' "
      "AND rehearsal = 0)",
      {},
      [&](const Row& row) { found.push_back({row.integer(0)}); });
  return found;
}

bool SurveyEndings::is_over(surveys::RoundId round) {
  return !first_integer(tx_,
                        "SELECT 1 FROM survey_invitations WHERE round = $1 "
                        "AND state IN ('planned', 'sent', 'begun') LIMIT 1",
                        Params{round.value});
}

std::int64_t SurveyEndings::go_on(const KeptRound& kept, base::TimePoint now, int at_most) {
  switch (kept.round.state) {
    case surveys::RoundState::closed:
      return end_open(kept, now, at_most);
    case surveys::RoundState::closing:
      return end_planned(kept.round.id, now, at_most);
    case surveys::RoundState::draft:
    case surveys::RoundState::to_approve:
    case surveys::RoundState::cancelled:
      return discard_planned(kept.round.id, at_most);
    case surveys::RoundState::scheduled:
    case surveys::RoundState::sending:
    case surveys::RoundState::paused:
      break;
  }
  return 0;
}

std::int64_t SurveyEndings::discard_planned(surveys::RoundId round, int at_most) {
  return tx_.exec(
      "DELETE FROM survey_invitations WHERE id IN (SELECT id FROM survey_invitations "
      "WHERE round = $1 AND state = 'planned' AND rehearsal = 0 LIMIT $2)",
      Params{round.value, bounded(at_most)});
}

// Those in the middle first, so that a farewell goes with the end of its invitation.
std::int64_t SurveyEndings::end_open(const KeptRound& kept, base::TimePoint now, int at_most) {
  const auto round = kept.round.id;
  if (was_stopped(round)) say_farewell(round, now, at_most);
  const auto inside = tx_.exec(
      "UPDATE survey_invitations SET state = 'closed', ended_at = $2 WHERE id IN "
      "(SELECT id FROM survey_invitations WHERE round = $1 AND state = 'begun' "
      "ORDER BY id LIMIT $3)",
      Params{round.value, base::to_millis(now), bounded(at_most)});
  const auto left = at_most - static_cast<int>(inside);
  if (left <= 0) return inside;
  return inside + tx_.exec(
                      "UPDATE survey_invitations SET state = 'closed', ended_at = $2 WHERE id IN "
                      "(SELECT id FROM survey_invitations WHERE round = $1 "
                      "AND state IN ('planned', 'sent') LIMIT $3)",
                      Params{round.value, base::to_millis(now), bounded(left)});
}

std::int64_t SurveyEndings::end_planned(surveys::RoundId round, base::TimePoint now, int at_most) {
  return tx_.exec(
      "UPDATE survey_invitations SET state = 'closed', ended_at = $2, due_at = NULL WHERE id IN "
      "(SELECT id FROM survey_invitations WHERE round = $1 AND state = 'planned' "
      "AND rehearsal = 0 LIMIT $3)",
      Params{round.value, base::to_millis(now), bounded(at_most)});
}

// By a person, and not by its date.
bool SurveyEndings::was_stopped(surveys::RoundId round) {
  const auto last = first_text(tx_,
                               "SELECT what FROM survey_log WHERE round = $1 "
                               "AND what IN ('stopped', 'closed') ORDER BY id DESC LIMIT 1",
                               Params{round.value});
  return last == "stopped";
}

void SurveyEndings::say_farewell(surveys::RoundId round, base::TimePoint now, int at_most) {
  std::vector<std::pair<std::int64_t, std::string>> inside;
  tx_.each(
      "SELECT i.id, c.channel_id FROM survey_invitations AS i JOIN citizens AS c "
      "ON c.id = i.citizen WHERE i.round = $1 AND i.state = 'begun' AND i.rehearsal = 0 "
      "ORDER BY i.id LIMIT $2",
      Params{round.value, bounded(at_most)},
      [&](const Row& row) { inside.emplace_back(row.integer(0), row.text(1)); });
  Inbox inbox(tx_);
  for (const auto& [id, citizen] : inside) {
    inbox.put({.source = "survey",
               .kind = "farewell",
               .dedupe_key = "survey/" + std::to_string(id) + "/farewell",
               .citizen = citizen,
               .body = fmt::format(R"({{"invitation":{}}})", id),
               .sent_at = now,
               .received_at = now});
  }
}

}  // namespace storage
