// Looking into the outbox, and clearing it.
#include "storage/limits.hpp"
#include "storage/outbox.hpp"
#include "storage/outbox_rows.hpp"
#include "storage/rows.hpp"

namespace storage {

namespace {

void count(OutboxCounts& counts, OutboxState state, std::int64_t rows) {
  switch (state) {
    case OutboxState::waiting:
      counts.waiting = rows;
      break;
    case OutboxState::in_flight:
      counts.in_flight = rows;
      break;
    case OutboxState::unsure:
      counts.unsure = rows;
      break;
    case OutboxState::ask_staff:
      counts.ask_staff = rows;
      break;
    case OutboxState::done:
    case OutboxState::gave_up:
    case OutboxState::cancelled:
      break;
  }
}

bool settled(OutboxState state) {
  switch (state) {
    case OutboxState::waiting:
    case OutboxState::in_flight:
    case OutboxState::unsure:
    case OutboxState::ask_staff:
      return false;
    case OutboxState::done:
    case OutboxState::gave_up:
    case OutboxState::cancelled:
      return true;
  }
  return true;
}

// A bulk errand put off has a new not_before (Outbox::settle), so its ready_at tells as much and is
// in the index; of replies few wait.
std::optional<base::TimePoint> oldest_due(Tx& tx, base::TimePoint now) {
  std::optional<base::TimePoint> oldest;
  const auto look = [&](std::string_view sql) {
    tx.each(sql, Params{base::to_millis(now)}, [&](const Row& row) {
      const auto found = maybe_time_at(row, 0);
      if (found && (!oldest || *found < *oldest)) oldest = found;
    });
  };
  look(
      "SELECT min(not_before) FROM outbox WHERE state = 'waiting' AND urgency = 'reply' AND "
      "not_before <= $1");
  look(
      "SELECT min(not_before) FROM outbox WHERE state = 'waiting' AND urgency = 'bulk' AND "
      "ready_at <= $1");
  return oldest;
}

}  // namespace

OutboxCounts Outbox::counts(base::TimePoint now) {
  OutboxCounts counts;
  const auto add = [&](const Row& row) {
    count(counts, outbox_rows::state_at(row, 0), row.integer(1));
  };
  // Two statements, each answered from a small partial index.
  tx_.each(
      "SELECT state, count(*) FROM outbox WHERE state IN ('waiting', 'in_flight', 'unsure') "
      "GROUP BY state",
      {},
      add);
  tx_.each("SELECT state, count(*) FROM outbox WHERE state = 'ask_staff' GROUP BY state", {}, add);
  counts.oldest = oldest_due(tx_, now);
  return counts;
}

std::vector<OutboxLine> Outbox::lines(std::string_view where, const Params& params) {
  std::string sql = "SELECT ";
  sql.append(outbox_rows::line_columns).append(" FROM outbox WHERE ").append(where);
  std::vector<OutboxLine> lines;
  tx_.each(sql, params, [&](const Row& row) { lines.push_back(outbox_rows::line_of(row)); });
  return lines;
}

std::vector<OutboxLine> Outbox::list(OutboxState state, int at_most) {
  // The state stands in the text, not in a param, and the order is not by id: only so do the small
  // partial indexes serve instead of a walk through all that was ever sent.
  std::string where = "state = '";
  where.append(outbox_rows::name_of(state)).append("' ");
  where.append(settled(state) ? "AND settled_at IS NOT NULL ORDER BY settled_at DESC, id DESC"
                              : "ORDER BY not_before, id");
  where.append(" LIMIT $1");
  return lines(where, Params{bounded(at_most)});
}

std::vector<OutboxLine> Outbox::of_citizen(std::string_view citizen, int at_most) {
  return lines("citizen = $1 ORDER BY id DESC LIMIT $2",
               Params{std::string{citizen}, bounded(at_most)});
}

std::optional<OutboxLine> Outbox::find(OutboxId id) {
  auto found = lines("id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<OutboxId> Outbox::id_of(std::string_view dedupe_key) {
  const auto id = first_integer(
      tx_, "SELECT id FROM outbox WHERE dedupe_key = $1", Params{std::string{dedupe_key}});
  if (!id) return std::nullopt;
  return OutboxId{*id};
}

bool Outbox::knows(std::string_view remote_id) {
  return first_integer(tx_,
                       "SELECT 1 FROM outbox WHERE remote_id = $1 LIMIT 1",
                       Params{std::string{remote_id}})
      .has_value();
}

std::vector<Attempt> Outbox::attempts(OutboxId id) {
  std::vector<Attempt> attempts;
  tx_.each(
      "SELECT number, started_at, ended_at, outcome, detail FROM outbox_attempts "
      "WHERE outbox_id = $1 ORDER BY number",
      Params{id.value},
      [&](const Row& row) {
        attempts.push_back(Attempt{static_cast<int>(row.integer(0)),
                                   time_at(row, 1),
                                   maybe_time_at(row, 2),
                                   row.text(3),
                                   row.text(4)});
      });
  return attempts;
}

std::int64_t Outbox::purge(base::TimePoint before) {
  return tx_.exec(
      "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE settled_at IS NOT NULL AND "
      "settled_at < $1 ORDER BY settled_at LIMIT $2)",
      Params{base::to_millis(before), limits::purge_batch});
}

std::int64_t Outbox::forget(std::string_view citizen) {
  return tx_.exec(
      "UPDATE outbox SET body = '', text_digest = '', citizen = '' WHERE citizen = $1 AND "
      "citizen <> '' AND settled_at IS NOT NULL",
      Params{std::string{citizen}});
}

}  // namespace storage
