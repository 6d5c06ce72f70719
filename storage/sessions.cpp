#include "storage/sessions.hpp"

#include "storage/rows.hpp"

namespace storage {

std::optional<std::string> Sessions::load(std::string_view citizen) {
  return first_text(
      tx_, "SELECT json FROM sessions WHERE citizen = $1", Params{std::string{citizen}});
}

void Sessions::save(std::string_view citizen, std::string_view json, base::TimePoint now) {
  tx_.exec(
      "INSERT INTO sessions (citizen, json, saved_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (citizen) DO UPDATE SET json = excluded.json, saved_at = excluded.saved_at",
      Params{std::string{citizen}, std::string{json}, base::to_millis(now)});
}

bool Sessions::remove(std::string_view citizen) {
  return tx_.exec("DELETE FROM sessions WHERE citizen = $1", Params{std::string{citizen}}) == 1;
}

std::int64_t Sessions::count() {
  return first_integer(tx_, "SELECT count(*) FROM sessions", {}).value_or(0);
}

std::vector<KeptSession> Sessions::oldest(int at_most) {
  std::vector<KeptSession> sessions;
  tx_.each("SELECT citizen, json, saved_at FROM sessions ORDER BY saved_at, citizen LIMIT $1",
           Params{bounded(at_most)},
           [&](const Row& row) {
             sessions.push_back(KeptSession{row.text(0), row.text(1), time_at(row, 2)});
           });
  return sessions;
}

}  // namespace storage
