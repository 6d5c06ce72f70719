#include "storage/rehearsals.hpp"

#include "storage/rows.hpp"

namespace storage {

std::int64_t Rehearsals::reached(surveys::RoundId round) {
  return first_integer(tx_,
                       "SELECT count(DISTINCT citizen) FROM survey_invitations WHERE round = $1 "
                       "AND rehearsal = 1 AND why = '' AND arrived_at IS NOT NULL "
                       "AND citizen NOT IN (SELECT t.citizen FROM survey_testers AS t "
                       "JOIN survey_rounds AS r ON r.made_by = t.staff WHERE r.id = $1)",
                       Params{round.value})
      .value_or(0);
}

void Rehearsals::outdate(surveys::RoundId round) {
  tx_.exec("UPDATE survey_invitations SET why = 'outdated' WHERE round = $1 AND rehearsal = 1",
           Params{round.value});
}

std::optional<base::TimePoint> Rehearsals::arrived(surveys::RoundId round,
                                                   std::string_view citizen) {
  const auto at = first_integer(tx_,
                                "SELECT max(arrived_at) FROM survey_invitations WHERE round = $1 "
                                "AND citizen = $2 AND rehearsal = 1 AND why = ''",
                                Params{round.value, std::string{citizen}});
  if (!at) return std::nullopt;
  return base::from_millis(*at);
}

std::string Rehearsals::failed(surveys::RoundId round, std::string_view citizen) {
  return first_text(tx_,
                    "SELECT CASE state WHEN 'failed' THEN why ELSE '' END FROM survey_invitations "
                    "WHERE round = $1 AND citizen = $2 AND rehearsal = 1 ORDER BY id DESC LIMIT 1",
                    Params{round.value, std::string{citizen}})
      .value_or("");
}

}  // namespace storage
