#include "storage/handovers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 3> state_names{"waiting", "taken", "closed"};

// The gravest first; all other reasons weigh the same.
constexpr std::array<std::string_view, 3> grave_reasons{"self_harm", "danger", "denunciation"};
// A denunciation is read by few, but it does not go before those who wait longer.
constexpr std::string_view urgency =
    "CASE reason WHEN 'self_harm' THEN 0 WHEN 'danger' THEN 1 ELSE 2 END";

std::ptrdiff_t gravity_of(std::string_view reason) {
  return std::find(grave_reasons.begin(), grave_reasons.end(), reason) - grave_reasons.begin();
}

Handover handover_of(const Row& row) {
  Handover handover;
  handover.id = HandoverId{row.integer(0)};
  handover.citizen = row.text(1);
  handover.reason = row.text(2);
  handover.note = row.text(3);
  handover.since = time_at(row, 4);
  handover.state = static_cast<HandoverState>(index_of(state_names, row.text(5)));
  handover.by = row.text(6);
  handover.taken_at = maybe_time_at(row, 7);
  handover.closed_at = maybe_time_at(row, 8);
  return handover;
}

}  // namespace

bool Handovers::open(const Handover& handover) {
  if (const auto known = current(handover.citizen)) {
    add(*known, handover);
    return false;
  }
  return tx_.exec(
             "INSERT INTO handovers (citizen, reason, note, since) VALUES ($1, $2, $3, $4) "
             "ON CONFLICT (citizen) WHERE state <> 'closed' DO NOTHING",
             Params{handover.citizen,
                    handover.reason,
                    handover.note,
                    base::to_millis(handover.since)}) == 1;
}

void Handovers::add(const Handover& open, const Handover& more) {
  const bool said = more.note.empty() || open.note.find(more.note) != std::string::npos;
  const std::string note =
      said ? open.note : open.note + (open.note.empty() ? "" : "\n") + more.note;
  const bool graver = gravity_of(more.reason) < gravity_of(open.reason);
  tx_.exec("UPDATE handovers SET note = $2, reason = $3 WHERE id = $1",
           Params{open.id.value, note, graver ? more.reason : open.reason});
}

std::optional<Handover> Handovers::current(std::string_view citizen) {
  auto found = select("citizen = $1 AND state <> 'closed'", Params{std::string{citizen}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<std::int64_t> Handovers::position(std::string_view citizen) {
  const auto mine = current(citizen);
  if (!mine || mine->state != HandoverState::waiting) return std::nullopt;
  std::string sql = "SELECT count(*) FROM handovers WHERE state = 'waiting' AND (";
  sql.append(urgency).append(", since, id) <= (SELECT ").append(urgency);
  sql.append(", since, id FROM handovers WHERE id = $1)");
  return first_integer(tx_, sql, Params{mine->id.value});
}

bool Handovers::take(HandoverId id, std::string_view by, base::TimePoint now) {
  return tx_.exec(
             "UPDATE handovers SET state = 'taken', held_by = $2, taken_at = $3 "
             "WHERE id = $1 AND state = 'waiting'",
             Params{id.value, std::string{by}, base::to_millis(now)}) == 1;
}

bool Handovers::put_back(HandoverId id) {
  return tx_.exec(
             "UPDATE handovers SET state = 'waiting', held_by = '', taken_at = NULL "
             "WHERE id = $1 AND state = 'taken'",
             Params{id.value}) == 1;
}

bool Handovers::close(std::string_view citizen, base::TimePoint now) {
  return tx_.exec(
             "UPDATE handovers SET state = 'closed', closed_at = $2 "
             "WHERE citizen = $1 AND state <> 'closed'",
             Params{std::string{citizen}, base::to_millis(now)}) == 1;
}

void Handovers::forget(std::string_view citizen, base::TimePoint now) {
  close(citizen, now);
  tx_.exec("UPDATE handovers SET note = '' WHERE citizen = $1", Params{std::string{citizen}});
}

std::vector<Handover> Handovers::waiting(int at_most) {
  std::string where = "state = 'waiting' ORDER BY ";
  where.append(urgency).append(", since, id LIMIT $1");
  return select(where, Params{bounded(at_most)});
}

std::vector<Handover> Handovers::taken(int at_most) {
  return select("state = 'taken' ORDER BY since, id LIMIT $1", Params{bounded(at_most)});
}

std::int64_t Handovers::count_waiting() {
  return first_integer(tx_, "SELECT count(*) FROM handovers WHERE state = 'waiting'", {})
      .value_or(0);
}

std::int64_t Handovers::count_held(std::string_view by) {
  return first_integer(tx_,
                       "SELECT count(*) FROM handovers WHERE state = 'taken' AND held_by = $1",
                       Params{std::string{by}})
      .value_or(0);
}

std::int64_t Handovers::times(std::string_view citizen) {
  return first_integer(
             tx_, "SELECT count(*) FROM handovers WHERE citizen = $1", Params{std::string{citizen}})
      .value_or(0);
}

std::vector<Handover> Handovers::history(std::string_view citizen, int at_most) {
  return select("citizen = $1 ORDER BY id DESC LIMIT $2",
                Params{std::string{citizen}, bounded(at_most)});
}

std::vector<Handover> Handovers::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, citizen, reason, note, since, state, held_by, taken_at, closed_at FROM handovers "
      "WHERE ";
  sql.append(where);
  std::vector<Handover> handovers;
  tx_.each(sql, params, [&](const Row& row) { handovers.push_back(handover_of(row)); });
  return handovers;
}

}  // namespace storage
