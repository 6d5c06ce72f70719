#include "storage/timers.hpp"

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {

void Timers::set(const Timer& timer) {
  tx_.exec(
      "INSERT INTO timers (citizen, name, due_at, payload) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (citizen, name) DO UPDATE SET due_at = excluded.due_at, "
      "payload = excluded.payload",
      Params{timer.citizen, timer.name, base::to_millis(timer.due_at), timer.payload});
}

bool Timers::cancel(std::string_view citizen, std::string_view name) {
  return tx_.exec("DELETE FROM timers WHERE citizen = $1 AND name = $2",
                  Params{std::string{citizen}, std::string{name}}) == 1;
}

std::int64_t Timers::cancel_all(std::string_view citizen) {
  return tx_.exec("DELETE FROM timers WHERE citizen = $1", Params{std::string{citizen}});
}

std::vector<Timer> Timers::due(base::TimePoint now, int at_most) {
  std::string where = "due_at <= $1 ORDER BY due_at, id LIMIT $2";
  where.append(tx_.skip_locked());
  auto timers = select(where, Params{base::to_millis(now), bounded(at_most)});
  for (const Timer& timer : timers) {
    tx_.exec("DELETE FROM timers WHERE id = $1", Params{timer.id.value});
  }
  return timers;
}

std::optional<base::TimePoint> Timers::next_due() {
  const auto millis = first_integer(tx_, "SELECT min(due_at) FROM timers", {});
  if (!millis) return std::nullopt;
  return base::from_millis(*millis);
}

std::vector<Timer> Timers::of_citizen(std::string_view citizen) {
  return select("citizen = $1 ORDER BY due_at, id LIMIT $2",
                Params{std::string{citizen}, limits::list_max});
}

std::vector<Timer> Timers::select(std::string_view where, const Params& params) {
  std::string sql = "SELECT id, citizen, name, due_at, payload FROM timers WHERE ";
  sql.append(where);
  std::vector<Timer> timers;
  tx_.each(sql, params, [&](const Row& row) {
    timers.push_back(
        Timer{TimerId{row.integer(0)}, row.text(1), row.text(2), time_at(row, 3), row.text(4)});
  });
  return timers;
}

}  // namespace storage
