#include "storage/survey_reserve.hpp"

#include "base/local_time.hpp"
#include "storage/rows.hpp"

namespace storage {

std::vector<InReserve> SurveyReserve::of(surveys::RoundId round,
                                         std::string_view cell,
                                         std::int64_t at_most) {
  std::vector<InReserve> found;
  tx_.each(
      "SELECT i.id, COALESCE(p.returned_on, '') FROM survey_invitations AS i "
      "JOIN survey_rounds AS r ON r.id = i.round LEFT JOIN survey_people AS p "
      "ON p.list = r.list AND p.citizen = i.citizen WHERE i.round = $1 AND i.cell = $2 "
      "AND i.reserve = 1 AND i.state = 'planned' AND i.rehearsal = 0 "
      "ORDER BY i.draw, i.id LIMIT $3",
      Params{round.value, std::string{cell}, at_most},
      [&](const Row& row) {
        found.push_back({.id = {row.integer(0)}, .returned_on = base::parse_iso_date(row.text(1))});
      });
  return found;
}

void SurveyReserve::call(InvitationId id, base::TimePoint due) {
  tx_.exec("UPDATE survey_invitations SET reserve = 0, due_at = $2 WHERE id = $1",
           Params{id.value, base::to_millis(due)});
}

}  // namespace storage
