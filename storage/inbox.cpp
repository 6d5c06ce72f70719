#include "storage/inbox.hpp"

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::string_view columns =
    "a.id, a.source, a.kind, a.dedupe_key, a.citizen, a.body, a.sent_at, a.received_at, "
    "a.attempts, "
    "a.why";

InboxItem item_of(const Row& row) {
  InboxItem item;
  item.id = InboxId{row.integer(0)};
  item.arrival = Arrival{row.text(1),
                         row.text(2),
                         row.text(3),
                         row.text(4),
                         row.text(5),
                         time_at(row, 6),
                         time_at(row, 7)};
  item.attempts = static_cast<int>(row.integer(8));
  item.why = row.text(9);
  return item;
}

}  // namespace

bool Inbox::put(const Arrival& arrival) {
  // Check and insert are one statement, so two deliveries at once cannot both be first.
  return tx_.exec(
             "INSERT INTO inbox (source, kind, dedupe_key, citizen, body, sent_at, received_at, "
             "ready_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (dedupe_key) DO "
             "NOTHING",
             Params{arrival.source,
                    arrival.kind,
                    arrival.dedupe_key,
                    arrival.citizen,
                    arrival.body,
                    base::to_millis(arrival.sent_at),
                    base::to_millis(arrival.received_at)}) == 1;
}

std::optional<InboxItem> Inbox::next(base::TimePoint now) {
  static constexpr std::string_view from =
      " FROM inbox AS a WHERE a.state = 'waiting' AND a.ready_at <= $1 AND (a.citizen = '' OR "
      "NOT EXISTS (SELECT 1 FROM inbox AS b WHERE b.state = 'waiting' AND b.citizen = a.citizen "
      "AND (b.sent_at, b.id) < (a.sent_at, a.id))) ORDER BY a.id LIMIT 1";
  std::string sql = "SELECT ";
  sql.append(columns).append(from).append(tx_.skip_locked());
  std::optional<InboxItem> item;
  tx_.each(sql, Params{base::to_millis(now)}, [&](const Row& row) { item = item_of(row); });
  return item;
}

void Inbox::done(InboxId id, base::TimePoint now) {
  tx_.exec("UPDATE inbox SET state = 'done', finished_at = $2 WHERE id = $1",
           Params{id.value, base::to_millis(now)});
}

void Inbox::later(InboxId id, base::TimePoint until) {
  tx_.exec("UPDATE inbox SET ready_at = $2 WHERE id = $1 AND state = 'waiting'",
           Params{id.value, base::to_millis(until)});
}

bool Inbox::failed(InboxId id,
                   std::string_view why,
                   base::TimePoint now,
                   base::TimePoint retry_at) {
  tx_.exec(
      "UPDATE inbox SET attempts = attempts + 1, why = $2, ready_at = $3 "
      "WHERE id = $1 AND state = 'waiting'",
      Params{id.value, short_why(why), base::to_millis(retry_at)});
  return tx_.exec(
             "UPDATE inbox SET state = 'set_aside', finished_at = $2 "
             "WHERE id = $1 AND state = 'waiting' AND attempts >= $3",
             Params{id.value, base::to_millis(now), limits::inbox_attempts_max}) == 1;
}

InboxCounts Inbox::counts() {
  InboxCounts counts;
  counts.waiting =
      first_integer(tx_, "SELECT count(*) FROM inbox WHERE state = 'waiting'", {}).value_or(0);
  tx_.each("SELECT received_at FROM inbox WHERE state = 'waiting' ORDER BY id LIMIT 1",
           {},
           [&](const Row& row) { counts.oldest = time_at(row, 0); });
  counts.set_aside =
      first_integer(tx_, "SELECT count(*) FROM inbox WHERE state = 'set_aside'", {}).value_or(0);
  return counts;
}

std::vector<InboxItem> Inbox::set_aside(int at_most) {
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM inbox AS a WHERE a.state = 'set_aside' ORDER BY a.id LIMIT $1");
  std::vector<InboxItem> items;
  tx_.each(sql, Params{bounded(at_most)}, [&](const Row& row) { items.push_back(item_of(row)); });
  return items;
}

bool Inbox::bring_back(InboxId id, base::TimePoint now) {
  return tx_.exec(
             "UPDATE inbox SET state = 'waiting', attempts = 0, ready_at = $2, finished_at = NULL "
             "WHERE id = $1 AND state = 'set_aside'",
             Params{id.value, base::to_millis(now)}) == 1;
}

std::int64_t Inbox::purge(base::TimePoint before, base::TimePoint now) {
  const auto forgotten = base::to_millis(now - limits::dedupe_kept);
  const auto until = base::to_millis(before);
  const std::int64_t deleted = tx_.exec(
      "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE state = 'done' AND "
      "finished_at < $1 AND received_at < $2 ORDER BY finished_at LIMIT $3)",
      Params{until, forgotten, limits::purge_batch});
  const std::int64_t emptied = tx_.exec(
      "UPDATE inbox SET body = '' WHERE id IN (SELECT id FROM inbox WHERE state = 'done' AND "
      "finished_at < $1 AND received_at >= $2 AND body <> '' ORDER BY finished_at LIMIT $3)",
      Params{until, forgotten, limits::purge_batch});
  return deleted + emptied;
}

std::int64_t Inbox::forget(std::string_view citizen) {
  return tx_.exec(
      "UPDATE inbox SET body = '' WHERE citizen = $1 AND citizen <> '' AND state = 'done' AND "
      "body <> ''",
      Params{std::string{citizen}});
}

}  // namespace storage
