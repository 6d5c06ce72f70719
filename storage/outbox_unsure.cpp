// Errands whose answer was lost, whose time ran out, or that shall not go any more.
#include "storage/limits.hpp"
#include "storage/outbox.hpp"
#include "storage/outbox_rows.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

using outbox_rows::item_columns;
using outbox_rows::item_of;

// Called and perhaps delivered: some call has not ended, or ended without an answer; whatever was
// decided afterwards (to send it again, to ask, to cancel).
constexpr std::string_view oldest_perhaps_delivered =
    "SELECT min(id) FROM outbox WHERE citizen = $1 AND text_digest = $2 AND state <> 'done' AND "
    "EXISTS (SELECT 1 FROM outbox_attempts AS a WHERE a.outbox_id = outbox.id AND "
    "a.outcome IN ('', 'unsure'))";

}  // namespace

void Outbox::leases_run_out(base::TimePoint now, base::Duration echo_wait) {
  // Whoever claimed it is gone, at a point nobody knows: perhaps after the platform took it.
  std::vector<OutboxId> lost;
  tx_.each(
      "UPDATE outbox SET state = 'unsure', decide_at = lease_until + $2, lease_until = NULL, "
      "why = 'lease ran out' WHERE state = 'in_flight' AND lease_until <= $1 RETURNING id",
      Params{base::to_millis(now), echo_wait.count()},
      [&](const Row& row) { lost.push_back(OutboxId{row.integer(0)}); });
  for (const OutboxId id : lost) end_attempt(id, "unsure", "lease ran out", now);
}

std::vector<Decided> Outbox::decide_unsure(base::TimePoint now, base::Duration echo_wait) {
  leases_run_out(now, echo_wait);
  std::vector<Decided> decided;
  const auto collect = [&](std::string_view change, bool resend) {
    std::string sql = "UPDATE outbox SET decide_at = NULL, ";
    sql.append(change).append(" RETURNING ").append(item_columns);
    tx_.each(sql, Params{base::to_millis(now)}, [&](const Row& row) {
      decided.push_back(Decided{item_of(row), resend});
    });
  };
  collect(
      "state = 'waiting', ready_at = $1, resends = resends + 1 WHERE state = 'unsure' AND "
      "decide_at <= $1 AND when_unsure = 'resend_once' AND resends = 0",
      true);
  collect("state = 'ask_staff' WHERE state = 'unsure' AND decide_at <= $1", false);
  return decided;
}

std::optional<OutboxId> Outbox::settle_by_echo(std::string_view citizen,
                                               std::string_view remote_id,
                                               std::string_view text_digest,
                                               base::TimePoint now) {
  const std::string who{citizen};
  const std::string remote{remote_id};
  const auto known = first_integer(
      tx_,
      "SELECT min(id) FROM outbox WHERE citizen = $1 AND remote_id = $2 AND remote_id <> ''",
      Params{who, remote});
  if (known) return OutboxId{*known};
  if (text_digest.empty()) return std::nullopt;
  const auto sent =
      first_integer(tx_, oldest_perhaps_delivered, Params{who, std::string{text_digest}});
  if (!sent) return std::nullopt;
  settle(OutboxId{*sent}, Done{remote}, now);
  return OutboxId{*sent};
}

std::vector<OutboxItem> Outbox::expire(base::TimePoint now) {
  std::string sql =
      "UPDATE outbox SET state = 'gave_up', settled_at = $1, why = 'expired' WHERE id IN (SELECT "
      "id "
      "FROM outbox WHERE state = 'waiting' AND expires_at <= $1 ORDER BY expires_at LIMIT $2) "
      "RETURNING ";
  sql.append(item_columns);
  std::vector<OutboxItem> items;
  tx_.each(sql, Params{base::to_millis(now), limits::list_max}, [&](const Row& row) {
    items.push_back(item_of(row));
  });
  return items;
}

bool Outbox::withdraw(OutboxId id, base::TimePoint now) {
  return tx_.exec(
             "UPDATE outbox SET state = 'cancelled', settled_at = $2 WHERE id = $1 AND "
             "state = 'waiting' AND attempts = 0",
             Params{id.value, base::to_millis(now)}) == 1;
}

std::int64_t Outbox::cancel_waiting(std::string_view citizen, Author author, base::TimePoint now) {
  return tx_.exec(
      "UPDATE outbox SET state = 'cancelled', settled_at = $3, decide_at = NULL "
      "WHERE citizen = $1 AND author = $2 AND state IN ('waiting', 'unsure')",
      Params{
          std::string{citizen}, std::string{outbox_rows::name_of(author)}, base::to_millis(now)});
}

}  // namespace storage
