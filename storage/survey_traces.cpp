#include "storage/survey_traces.hpp"

#include <string>
#include <string_view>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

// Questions and reminders: ids of the Outbox. $1: the round.
constexpr std::string_view errands =
    "(SELECT subject FROM survey_withheld WHERE round = $1 AND kind = 'errand' UNION "
    "SELECT m.outbox FROM survey_messages AS m JOIN survey_invitations AS i "
    "ON i.id = m.invitation WHERE i.round = $1 AND m.kind = 'reminder')";

std::string with_errands(std::string_view sql) {
  return std::string{sql} + std::string{errands};
}

// A question of a round that is over is of no use to anybody. False: one is being called.
bool settle_errands(Tx& tx, surveys::RoundId round, base::TimePoint now) {
  static const std::string cancel = with_errands(
      "UPDATE outbox SET state = 'cancelled', settled_at = $2, why = 'forgotten' "
      "WHERE state = 'waiting' AND id IN ");
  static const std::string give_up = with_errands(
      "UPDATE outbox SET state = 'gave_up', settled_at = $2, why = 'forgotten' "
      "WHERE state = 'ask_staff' AND id IN ");
  static const std::string on_the_way =
      with_errands("SELECT count(*) FROM outbox WHERE state IN ('in_flight', 'unsure') AND id IN ");
  const auto at = base::to_millis(now);
  tx.exec(cancel, Params{round.value, at});
  tx.exec(give_up, Params{round.value, at});
  return first_integer(tx, on_the_way, Params{round.value}).value_or(0) == 0;
}

// One kind of trace: the statement changes at most purge_batch rows ($2) of the round ($1).
void in_batches(Database& database, surveys::RoundId round, const std::string& statement) {
  std::int64_t changed = 1;
  while (changed > 0) {
    database.write([&](Tx& tx) {
      changed = tx.exec(statement, Params{round.value, std::int64_t{limits::purge_batch}});
    });
  }
}

// They leave the Outbox as those of a forgotten person do (Outbox::forget).
void empty_errands(Database& database, surveys::RoundId round) {
  in_batches(database,
             round,
             "UPDATE outbox SET body = '', text_digest = '', citizen = '' WHERE id IN (SELECT id "
             "FROM outbox WHERE citizen <> '' AND id IN " +
                 std::string{errands} + " LIMIT $2)");
}

void remove_messages(Database& database, surveys::RoundId round) {
  in_batches(database,
             round,
             "DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE outbox_id IN " +
                 std::string{errands} + " LIMIT $2)");
  in_batches(database,
             round,
             "DELETE FROM messages WHERE id IN (SELECT m.id FROM messages AS m JOIN "
             "survey_withheld AS w ON w.subject = m.id WHERE w.round = $1 AND w.kind = 'message' "
             "LIMIT $2)");
}

// Who was handed over for a reminder had not finished. Rows that were dealt with serve nobody.
void empty_arrivals(Database& database, surveys::RoundId round) {
  in_batches(database,
             round,
             "UPDATE inbox SET citizen = '', body = '' WHERE id IN (SELECT id FROM inbox "
             "WHERE source = 'survey' AND state = 'done' AND citizen <> '' AND received_at >= "
             "(SELECT opens_at FROM survey_rounds WHERE id = $1) LIMIT $2)");
}

// Redacted calls still tell to whom and how long a text went; a question's length names it.
void empty_calls(Database& database, surveys::RoundId round) {
  in_batches(database,
             round,
             "UPDATE wire_log SET request = '', response = '' WHERE id IN (SELECT id FROM wire_log "
             "WHERE direction = 'out' AND request || response <> '' AND at >= "
             "(SELECT opens_at FROM survey_rounds WHERE id = $1) LIMIT $2)");
}

bool list_is_used(Tx& tx, surveys::RoundId round) {
  return first_integer(
             tx,
             "SELECT count(*) FROM survey_rounds AS r WHERE r.id <> $1 AND r.list = (SELECT list "
             "FROM survey_rounds WHERE id = $1) AND r.state NOT IN ('closed', 'cancelled')",
             Params{round.value})
             .value_or(0) > 0;
}

// A person who is alone in a unit and field is named by the list they stand on.
void empty_list(Database& database, surveys::RoundId round) {
  bool used = false;
  database.write([&](Tx& tx) {
    used = list_is_used(tx, round);
    if (used) return;
    tx.exec(
        "INSERT INTO survey_list_strata (list, unit, field, level, people) SELECT p.list, p.unit, "
        "p.field, p.level, count(*) FROM survey_people AS p WHERE p.list = (SELECT list FROM "
        "survey_rounds WHERE id = $1) AND NOT EXISTS (SELECT 1 FROM survey_list_strata AS s WHERE "
        "s.list = p.list) GROUP BY p.list, p.unit, p.field, p.level",
        Params{round.value});
  });
  if (used) return;
  in_batches(database,
             round,
             "DELETE FROM survey_people WHERE id IN (SELECT id FROM survey_people WHERE list = "
             "(SELECT list FROM survey_rounds WHERE id = $1) LIMIT $2)");
}

}  // namespace

std::vector<KeptSession> sessions_of_round(Tx& tx,
                                           surveys::RoundId round,
                                           std::string_view after,
                                           int at_most) {
  std::vector<KeptSession> found;
  tx.each(
      "SELECT DISTINCT s.citizen, s.json, s.saved_at FROM survey_invitations AS i JOIN sessions AS "
      "s "
      "ON s.citizen = i.citizen WHERE i.round = $1 AND i.citizen > $2 ORDER BY s.citizen LIMIT $3",
      Params{round.value, std::string{after}, bounded(at_most)},
      [&](const Row& row) {
        found.push_back({row.text(0), row.text(1), time_at(row, 2)});
      });
  return found;
}

bool forget_traces(Database& database, surveys::RoundId round, base::TimePoint now) {
  bool settled = false;
  database.write([&](Tx& tx) { settled = settle_errands(tx, round, now); });
  if (!settled) return false;
  remove_messages(database, round);
  empty_errands(database, round);
  empty_arrivals(database, round);
  empty_calls(database, round);
  empty_list(database, round);
  // Last: until here they name what is to go.
  in_batches(database,
             round,
             "DELETE FROM survey_withheld WHERE (kind, subject) IN (SELECT kind, subject FROM "
             "survey_withheld WHERE round = $1 LIMIT $2)");
  return true;
}

}  // namespace storage
