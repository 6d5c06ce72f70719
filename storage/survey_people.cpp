#include "storage/survey_people.hpp"

#include <map>

#include "base/local_time.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

using surveys::Ledger;
using surveys::ListedPerson;

// Of citizens c: channel, last word, what the platform said, consents, opt-out; seven columns.
constexpr std::string_view ledger_columns =
    "c.channel, c.last_interaction_at, c.unreachable_why, c.unreachable_at, "
    "(SELECT decision FROM consents WHERE citizen = c.id AND purpose = 'khao_sat' "
    "ORDER BY id DESC LIMIT 1), "
    "(SELECT decision FROM consents WHERE citizen = c.id AND purpose = 'khao_sat_dien_thoai' "
    "ORDER BY id DESC LIMIT 1), "
    "EXISTS (SELECT 1 FROM opt_outs WHERE citizen = c.id AND topic = 'khao_sat') "
    "OR c.forgotten_at IS NOT NULL";

Ledger ledger_at(const Row& row, int first) {
  Ledger ledger;
  ledger.on_zalo = row.text(first) == "zalo";
  ledger.has_phone = row.text(first) == "phone";
  ledger.last_interaction = maybe_time_at(row, first + 1);
  const auto refused_at = maybe_time_at(row, first + 3);
  // A word after the platform's refusal proves the person reachable again.
  const bool back = refused_at && ledger.last_interaction && *ledger.last_interaction > *refused_at;
  const bool refused = !row.text(first + 2).empty() && !back;
  ledger.blocked = refused && ledger.on_zalo;
  ledger.refused_by_platform = refused;
  ledger.survey_consent = row.text(first + 4) == "agreed";
  ledger.phone_consent = row.text(first + 5) == "agreed";
  ledger.opted_out = row.integer(first + 6) != 0;
  return ledger;
}

}  // namespace

std::vector<ListedPerson> people_to_ask(Tx& tx, std::int64_t list, base::TimePoint asked_since) {
  std::string sql =
      "SELECT p.citizen, p.unit, p.field, p.level, p.facts, p.returned_on, p.phone <> '', ";
  sql.append(ledger_columns)
      .append(
          " FROM survey_people AS p JOIN citizens AS c ON c.id = p.citizen "
          "WHERE p.list = $1 ORDER BY p.id");
  std::vector<ListedPerson> people;
  std::map<std::string, std::size_t, std::less<>> places;
  tx.each(sql, Params{list}, [&](const Row& row) {
    ListedPerson person;
    person.citizen = row.text(0);
    person.unit = row.text(1);
    person.field = row.text(2);
    person.level = row.text(3);
    person.facts = row.text(4);
    person.returned_on = base::parse_iso_date(row.text(5));
    person.ledger = ledger_at(row, 7);
    person.ledger.has_phone = person.ledger.has_phone || row.integer(6) != 0;
    places.emplace(person.citizen, people.size());
    people.push_back(std::move(person));
  });
  tx.each(
      "SELECT a.citizen, a.at FROM survey_asked AS a JOIN survey_people AS p "
      "ON p.citizen = a.citizen WHERE p.list = $1 AND a.at > $2 UNION ALL "
      "SELECT i.citizen, i.due_at FROM survey_people AS p JOIN survey_invitations AS i "
      "ON i.citizen = p.citizen JOIN survey_rounds AS r ON r.id = i.round WHERE p.list = $1 "
      "AND i.state = 'planned' AND i.due_at IS NOT NULL AND i.rehearsal = 0 "
      "AND r.state IN ('scheduled', 'sending', 'paused')",
      Params{list, base::to_millis(asked_since)},
      [&](const Row& row) {
        const auto found = places.find(row.text(0));
        if (found != places.end()) people[found->second].asked.push_back(time_at(row, 1));
      });
  return people;
}

bool is_ready_list(Tx& tx, std::int64_t list) {
  return first_integer(tx, "SELECT 1 FROM survey_lists WHERE id = $1 AND ready = 1", Params{list})
      .has_value();
}

Ledger ledger_of(Tx& tx, surveys::RoundId round, std::string_view citizen) {
  std::string sql = "SELECT ";
  sql.append(ledger_columns).append(" FROM citizens AS c WHERE c.id = $1");
  Ledger ledger;
  tx.each(sql, Params{std::string{citizen}}, [&](const Row& row) { ledger = ledger_at(row, 0); });
  ledger.has_phone = !phone_of(tx, round, citizen).empty();
  return ledger;
}

std::string phone_of(Tx& tx, surveys::RoundId round, std::string_view citizen) {
  return first_text(tx,
                    "SELECT CASE c.channel WHEN 'phone' THEN c.channel_id ELSE COALESCE("
                    "(SELECT p.phone FROM survey_people AS p JOIN survey_rounds AS r "
                    "ON r.list = p.list WHERE r.id = $1 AND p.citizen = c.id), '') END "
                    "FROM citizens AS c WHERE c.id = $2 AND c.forgotten_at IS NULL",
                    Params{round.value, std::string{citizen}})
      .value_or("");
}

std::optional<base::TimePoint> last_survey_message(Tx& tx, std::string_view citizen) {
  const auto at = first_integer(
      tx,
      "SELECT max(m.at) FROM survey_invitations AS i JOIN survey_messages AS m "
      "ON m.invitation = i.id WHERE i.citizen = $1 AND i.rehearsal = 0 AND m.settled <> 'recalled'",
      Params{std::string{citizen}});
  if (!at) return std::nullopt;
  return base::from_millis(*at);
}

void note_asked(Tx& tx, std::string_view citizen, base::TimePoint now) {
  tx.exec("INSERT INTO survey_asked (citizen, at) VALUES ($1, $2)",
          Params{std::string{citizen}, base::to_millis(now)});
}

void unnote_asked(Tx& tx, std::string_view citizen, base::TimePoint at) {
  tx.exec("DELETE FROM survey_asked WHERE citizen = $1 AND at = $2",
          Params{std::string{citizen}, base::to_millis(at)});
}

}  // namespace storage
