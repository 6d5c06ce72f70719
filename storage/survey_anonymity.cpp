#include "storage/survey_anonymity.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

struct Person {
  std::string token{};
  std::int64_t invitation = 0;
};

// Milliseconds of the beginning of its day in Viet Nam.
constexpr const char* day_of = "CAST(({0} + 25200000) / 86400000 AS INTEGER) * 86400000 - 25200000";

std::string in_days(std::string_view column) {
  std::string sql{day_of};
  sql.replace(sql.find("{0}"), 3, column);
  return sql;
}

// ", " and that day where the invitation has a time.
std::string instead_of(const std::string& time, std::string_view day) {
  return ", CASE WHEN " + time + " IS NOT NULL THEN " + in_days(day) + " END";
}

// By their tokens: an order in which neither time nor the draw can be seen.
std::vector<Person> people_left(Tx& tx, surveys::RoundId round, std::string_view key) {
  std::vector<Person> people;
  tx.each(
      "SELECT id, citizen FROM survey_invitations "
      "WHERE round = $1 AND rehearsal = 0 AND citizen IS NOT NULL",
      Params{round.value},
      [&](const Row& row) {
        people.push_back({base::hmac_sha256_hex(key, row.text(1)), row.integer(0)});
      });
  std::sort(people.begin(), people.end(), [](const Person& one, const Person& other) {
    return one.token != other.token ? one.token < other.token : one.invitation < other.invitation;
  });
  return people;
}

// The days of the round itself: on a day on which one person answered, a day is a name. Neither way
// nor price: who is known by a telephone only was asked by telephone.
std::int64_t copy_invitation(Tx& tx, const Person& person) {
  static const std::string sql =
      "INSERT INTO survey_invitations (round, citizen, token, rehearsal, cell, unit, field, level, "
      "facts, draw, reserve, state, why, sent_at, arrived_at, begun_at, reminded_at, ended_at) "
      "SELECT i.round, NULL, $2, 0, i.cell, i.unit, i.field, i.level, '{}', 0, i.reserve, "
      "i.state, i.why" +
      instead_of("i.sent_at", "r.opens_at") + instead_of("i.arrived_at", "r.opens_at") +
      instead_of("i.begun_at", "r.closes_at") + instead_of("i.reminded_at", "r.closes_at") +
      instead_of("i.ended_at", "r.closes_at") +
      " FROM survey_invitations AS i JOIN survey_rounds AS r ON r.id = i.round "
      "WHERE i.id = $1 RETURNING id";
  std::int64_t id = 0;
  tx.each(
      sql, Params{person.invitation, person.token}, [&](const Row& row) { id = row.integer(0); });
  return id;
}

struct Said {
  std::int64_t id = 0;
  std::string question{};
};

void move_themes(Tx& tx, std::int64_t from, std::int64_t to) {
  static const std::string sql =
      "INSERT INTO survey_answer_themes (answer, theme, staff, at) "
      "SELECT $2, theme, staff, " +
      in_days("at") + " FROM survey_answer_themes WHERE answer = $1";
  tx.exec(sql, Params{from, to});
}

// In the order of their codes, not of the clock.
void copy_answers(Tx& tx, std::int64_t from, std::int64_t to) {
  static const std::string sql =
      "INSERT INTO survey_answers (invitation, question, value, at) "
      "SELECT $2, a.question, a.value, " +
      in_days("r.closes_at") +
      " FROM survey_answers AS a JOIN survey_invitations AS i ON i.id = $2 "
      "JOIN survey_rounds AS r ON r.id = i.round WHERE a.id = $1 RETURNING id";
  std::vector<Said> standing;
  tx.each(
      "SELECT id, question FROM survey_answers WHERE invitation = $1 AND replaced_at IS NULL "
      "ORDER BY question",
      Params{from},
      [&](const Row& row) {
        standing.push_back({row.integer(0), row.text(1)});
      });
  for (const auto& answer : standing) {
    std::int64_t copy = 0;
    tx.each(sql, Params{answer.id, to}, [&](const Row& row) { copy = row.integer(0); });
    move_themes(tx, answer.id, copy);
  }
}

void remove(Tx& tx, std::int64_t invitation) {
  const Params which{invitation};
  for (const auto* table : {"survey_answer_themes", "survey_report_offers"}) {
    tx.exec(std::string{"DELETE FROM "} + table +
                " WHERE answer IN (SELECT id FROM survey_answers WHERE invitation = $1)",
            which);
  }
  tx.exec("DELETE FROM survey_messages WHERE invitation = $1", which);
  tx.exec("DELETE FROM survey_answers WHERE invitation = $1", which);
  tx.exec("DELETE FROM survey_invitations WHERE id = $1", which);
}

void rewrite(Tx& tx, const Person& person) {
  copy_answers(tx, person.invitation, copy_invitation(tx, person));
  remove(tx, person.invitation);
}

bool is_marked(Tx& tx, surveys::RoundId round) {
  const auto marked = first_integer(
      tx,
      "SELECT anonymised_at IS NOT NULL FROM survey_rounds WHERE id = $1 AND anonymous = 1 "
      "AND state = 'closed'",
      Params{round.value});
  base::check(marked.has_value(), "a round that is not to be made anonymous");
  return *marked != 0;
}

void finish(Tx& tx, surveys::RoundId round, base::TimePoint now) {
  std::vector<std::int64_t> rehearsals;
  tx.each("SELECT id FROM survey_invitations WHERE round = $1 AND rehearsal = 1",
          Params{round.value},
          [&](const Row& row) { rehearsals.push_back(row.integer(0)); });
  for (const auto id : rehearsals) remove(tx, id);
  tx.exec("UPDATE survey_rounds SET anonymised_at = $2 WHERE id = $1 AND anonymised_at IS NULL",
          Params{round.value, base::to_millis(now)});
}

}  // namespace

std::int64_t anonymise(Database& database,
                       surveys::RoundId round,
                       std::string_view key,
                       base::TimePoint now) {
  std::vector<Person> people;
  bool marked = false;
  database.read([&](Tx& tx) {
    marked = is_marked(tx, round);
    if (!marked) people = people_left(tx, round, key);
  });
  if (marked) return 0;
  const std::span<const Person> all{people};
  for (std::size_t done = 0; done < all.size(); done += limits::anonymised_at_once) {
    const auto batch = all.subspan(done, std::min(limits::anonymised_at_once, all.size() - done));
    database.write([&](Tx& tx) {
      for (const auto& person : batch) rewrite(tx, person);
    });
  }
  database.write([&](Tx& tx) { finish(tx, round, now); });
  return static_cast<std::int64_t>(people.size());
}

}  // namespace storage
