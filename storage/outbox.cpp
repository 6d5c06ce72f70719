// Putting, claiming and settling. Waiting for echoes: outbox_unsure.cpp; lists: outbox_list.cpp.
#include "storage/outbox.hpp"

#include "storage/limits.hpp"
#include "storage/outbox_rows.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

using outbox_rows::name_of;

// $1 now, $2 urgency, $3 end of the lease. r is an errand of that urgency that could go; h is who
// goes for it: the head of the citizen's line, which must be free to go itself.
constexpr std::string_view claim_head =
    "UPDATE outbox SET state = 'in_flight', attempts = attempts + 1, lease_until = $3 WHERE id = ("
    "SELECT h.id FROM outbox AS r JOIN outbox AS h ON h.id = CASE "
    "WHEN r.in_line = 0 OR r.citizen = '' THEN r.id ELSE ("
    "SELECT min(o.id) FROM outbox AS o WHERE o.citizen = r.citizen AND o.in_line = 1 AND "
    "o.state IN ('waiting', 'in_flight', 'unsure') AND o.not_before <= $1 AND "
    "(o.state <> 'waiting' OR o.expires_at > $1)) END "
    "WHERE r.state = 'waiting' AND r.urgency = $2 AND r.ready_at <= $1 AND r.expires_at > $1 AND "
    "h.state = 'waiting' AND h.ready_at <= $1 ORDER BY r.ready_at, r.id LIMIT 1";

// $1 now, $2 kind, $3 end of the lease. Only what stands in no line, so nobody is passed.
constexpr std::string_view claim_by_kind =
    "UPDATE outbox SET state = 'in_flight', attempts = attempts + 1, lease_until = $3 WHERE id = ("
    "SELECT r.id FROM outbox AS r WHERE r.state = 'waiting' AND r.urgency = 'bulk' AND "
    "r.ready_at <= $1 AND r.kind = $2 AND r.in_line = 0 AND r.expires_at > $1 "
    "ORDER BY r.ready_at, r.id LIMIT 1";

// What an outcome writes; each returns whether a row was changed.
struct Settle {
  Tx& tx;
  OutboxId id;
  std::int64_t now = 0;

  bool operator()(const Done& done) const {
    return tx.exec(
               "UPDATE outbox SET state = 'done', remote_id = $2, settled_at = $3, why = '', "
               "lease_until = NULL, decide_at = NULL WHERE id = $1 AND state <> 'done'",
               Params{id.value, done.remote_id, now}) == 1;
  }

  bool operator()(const Again& again) const {
    return tx.exec(
               "UPDATE outbox SET state = 'waiting', ready_at = $2, why = $3, lease_until = NULL, "
               "decide_at = NULL, "
               "not_before = CASE WHEN urgency = 'bulk' OR $2 > $4 THEN $2 ELSE not_before END "
               "WHERE id = $1 AND state IN ('in_flight', 'unsure', 'ask_staff')",
               Params{id.value,
                      base::to_millis(again.at),
                      short_why(again.why),
                      now + limits::place_kept.count()}) == 1;
  }

  bool operator()(const Unsure& unsure) const {
    return tx.exec(
               "UPDATE outbox SET state = 'unsure', decide_at = $2, why = $3, lease_until = NULL "
               "WHERE id = $1 AND state IN ('in_flight', 'unsure')",
               Params{id.value, base::to_millis(unsure.decide_at), short_why(unsure.why)}) == 1;
  }

  bool operator()(const GaveUp& gave_up) const {
    return tx.exec(
               "UPDATE outbox SET state = 'gave_up', settled_at = $3, why = $2, "
               "lease_until = NULL, decide_at = NULL "
               "WHERE id = $1 AND state IN ('waiting', 'in_flight', 'unsure', 'ask_staff')",
               Params{id.value, short_why(gave_up.why), now}) == 1;
  }
};

struct AttemptEnd {
  std::string_view outcome{};
  std::string detail{};
};

struct EndOf {
  AttemptEnd operator()(const Done&) const { return {"done", ""}; }

  AttemptEnd operator()(const Again& again) const { return {"again", again.why}; }

  AttemptEnd operator()(const Unsure& unsure) const { return {"unsure", unsure.why}; }

  AttemptEnd operator()(const GaveUp& gave_up) const { return {"gave_up", gave_up.why}; }
};

}  // namespace

bool Outbox::put(const Errand& errand) {
  return tx_.exec(
             "INSERT INTO outbox (dedupe_key, citizen, kind, body, author, urgency, when_unsure, "
             "in_line, text_digest, not_before, expires_at, ready_at) VALUES ($1, $2, $3, $4, $5, "
             "$6, $7, $8, $9, $10, $11, $10) ON CONFLICT (dedupe_key) DO NOTHING",
             Params{errand.dedupe_key,
                    errand.citizen,
                    errand.kind,
                    errand.body,
                    std::string{name_of(errand.author)},
                    std::string{name_of(errand.urgency)},
                    std::string{name_of(errand.when_unsure)},
                    std::int64_t{errand.in_line},
                    errand.text_digest,
                    base::to_millis(errand.not_before),
                    base::to_millis(errand.expires_at)}) == 1;
}

std::optional<OutboxItem> Outbox::claim(base::TimePoint now, base::Duration lease) {
  auto item = claim_as(Urgency::reply, now, now + lease);
  if (!item) item = claim_as(Urgency::bulk, now, now + lease);
  return item;
}

std::optional<OutboxItem> Outbox::claim_of_kind(std::string_view kind,
                                                base::TimePoint now,
                                                base::Duration lease) {
  return claimed(claim_by_kind,
                 Params{base::to_millis(now), std::string{kind}, base::to_millis(now + lease)});
}

std::optional<OutboxItem> Outbox::claim_as(Urgency urgency,
                                           base::TimePoint now,
                                           base::TimePoint until) {
  return claimed(
      claim_head,
      Params{base::to_millis(now), std::string{name_of(urgency)}, base::to_millis(until)});
}

// $1 is now in both ways of claiming.
std::optional<OutboxItem> Outbox::claimed(std::string_view sql, const Params& params) {
  std::string whole{sql};
  whole.append(tx_.skip_locked()).append(") RETURNING ").append(outbox_rows::item_columns);
  std::optional<OutboxItem> item;
  tx_.each(whole, params, [&](const Row& row) { item = outbox_rows::item_of(row); });
  if (!item) return item;
  tx_.exec("INSERT INTO outbox_attempts (outbox_id, number, started_at) VALUES ($1, $2, $3)",
           Params{item->id.value, item->attempts, params.front()});
  return item;
}

bool Outbox::settle(OutboxId id, const Outcome& outcome, base::TimePoint now) {
  const AttemptEnd end = std::visit(EndOf{}, outcome);
  end_attempt(id, end.outcome, end.detail, now);
  return std::visit(Settle{tx_, id, base::to_millis(now)}, outcome);
}

void Outbox::end_attempt(OutboxId id,
                         std::string_view outcome,
                         std::string_view detail,
                         base::TimePoint at) {
  tx_.exec(
      "UPDATE outbox_attempts SET ended_at = $2, outcome = $3, detail = $4 "
      "WHERE outbox_id = $1 AND ended_at IS NULL",
      Params{id.value, base::to_millis(at), std::string{outcome}, short_why(detail)});
}

}  // namespace storage
