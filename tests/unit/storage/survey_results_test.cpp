// Answers counted in one stream, and an anonymous round after its end: the same figures, and no way
// back to a person.
#include <map>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/rng.hpp"
#include "storage/survey_anonymity.hpp"
#include "storage/survey_tallies.hpp"
#include "storage/survey_themes.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Params;
using storage::Tx;

namespace {

constexpr surveys::RoundId round_one{1};

surveys::Questionnaire asked() {
  surveys::Questionnaire made{.id = "thu", .version = 1, .title = "Thử"};
  surveys::Question general{.code = "T1", .ask = "?", .title = "Chung", .overall = true};
  surveys::Question words{.code = "V1", .kind = surveys::Kind::text, .ask = "?", .title = "Góp ý"};
  made.pages = {{.title = "", .questions = {general, words}}};
  return made;
}

void add_round(Tx& tx) {
  tx.exec(
      "INSERT INTO questionnaires (id, version, text, rev, staff, at) "
      "VALUES ('thu', 1, '{}', 1, 0, 0)",
      Params{});
  tx.exec(
      "INSERT INTO survey_rounds (id, name, questionnaire, version, state, opens_at, closes_at, "
      "anonymous, plan, tests_sent, made_by, submitted_by, approved_by, why, rev) "
      "VALUES (1, 'Đợt', 'thu', 1, 'closed', 0, 0, 1, '{}', 0, 1, 1, 2, '', 1)",
      Params{});
}

void add_person(Tx& tx, int number, base::Rng& rng) {
  const auto citizen = "c_" + std::to_string(number);
  const auto id = std::int64_t{number};
  const auto time = base::to_millis(at(std::chrono::minutes{number}));
  tx.exec("INSERT INTO citizens (id, channel, channel_id, created_at) VALUES ($1, 'zalo', $1, 0)",
          Params{citizen});
  tx.exec(
      "INSERT INTO survey_invitations (id, round, citizen, cell, unit, field, level, facts, draw, "
      "reserve, state, due_at, sent_at, begun_at, ended_at) VALUES ($1, 1, $2, 'u', $3, 'f', 'xa', "
      "'{\"ma\":\"H30\"}', $1, 0, $4, $5, $5, $5, $5)",
      Params{id,
             citizen,
             "u" + std::to_string(rng.below(4)),
             std::string{rng.one_in(5) ? "closed" : "complete"},
             time});
  const auto say = [&](const std::string& question, const std::string& value, bool replaced) {
    tx.exec(
        "INSERT INTO survey_answers (invitation, question, value, at, replaced_at) "
        "VALUES ($1, $2, $3, $4, $5)",
        Params{
            id, question, value, time, replaced ? storage::Param{time} : storage::Param{nullptr}});
  };
  say("T1", "\"1\"", true);
  say("T1", "\"" + std::to_string(rng.below(5) + 1) + "\"", false);
  if (rng.one_in(3)) say("V1", "\"Lời\"", false);
  tx.exec(
      "INSERT INTO survey_messages (outbox, invitation, kind, at) VALUES ($1, $1, 'invitation', 0)",
      Params{id});
}

void fill(storage::Database& database, int people) {
  database.write([&](Tx& tx) {
    base::Rng rng(3);
    add_round(tx);
    for (int number = 1; number <= people; ++number) add_person(tx, number, rng);
    storage::SurveyThemes themes(tx);
    const auto theme = themes.add({.title = "Chờ lâu"});
    std::int64_t answer = 0;
    tx.each("SELECT min(id) FROM survey_answers WHERE question = 'V1'",
            Params{},
            [&](const storage::Row& row) { answer = row.integer(0); });
    themes.set(answer, {theme}, 1, at(0s));
  });
}

// Every figure there is, as one text.
std::string figures(storage::Database& database) {
  surveys::Tally tally(asked());
  database.read([&](Tx& tx) { storage::SurveyTallies(tx).count(round_one, tally); });
  const auto results = surveys::results_of(tally, {}, {});
  std::string all = std::to_string(results.n) + "/" + std::to_string(results.invited);
  for (std::size_t at = 0; at < surveys::outcome_count; ++at)
    all += "," + std::to_string(results.outcomes[static_cast<surveys::Outcome>(at)]);
  all += "|" + std::to_string(results.overall.share->value);
  for (const auto& line : results.units) all += ";" + line.id + std::to_string(line.figure.n);
  all += "|" + std::to_string(results.open.front().answers);
  return all;
}

std::int64_t number(storage::Database& database, const std::string& sql) {
  std::int64_t found = -1;
  database.read([&](Tx& tx) {
    tx.each(sql, Params{}, [&](const storage::Row& row) { found = row.integer(0); });
  });
  return found;
}

std::string everything(storage::Database& database) {
  std::string all;
  database.read([&](Tx& tx) {
    for (const auto* sql : {"SELECT group_concat(id || token || state || ended_at) FROM "
                            "survey_invitations",
                            "SELECT group_concat(id || invitation || value || at) FROM "
                            "survey_answers",
                            "SELECT anonymised_at FROM survey_rounds"})
      tx.each(sql, Params{}, [&](const storage::Row& row) { all += row.text(0) + "\n"; });
  });
  return all;
}

void leads_to_nobody(storage::Database& database) {
  CHECK(number(database, "SELECT count(*) FROM survey_invitations WHERE citizen IS NOT NULL") == 0);
  CHECK(number(database, "SELECT count(*) FROM survey_messages") == 0);
  CHECK(number(database, "SELECT count(*) FROM survey_answers WHERE replaced_at IS NOT NULL") == 0);
  CHECK(number(database, "SELECT count(*) FROM survey_invitations WHERE draw <> 0") == 0);
  CHECK(number(database, "SELECT count(*) FROM survey_invitations WHERE facts <> '{}'") == 0);
  // Days of Viet Nam begin at 17:00 UTC.
  for (const std::string table : {"survey_invitations WHERE (ended_at", "survey_answers WHERE (at"})
    CHECK(number(database, "SELECT count(*) FROM " + table + " - 61200000) % 86400000 <> 0") == 0);
  // No text of a token stands anywhere beside a citizen.
  CHECK(number(database,
               "SELECT count(*) FROM survey_invitations AS i JOIN citizens AS c "
               "ON i.token = c.id OR i.token = c.channel_id") == 0);
}

}  // namespace

TEST_CASE("an anonymous round after its end leads to nobody, and its figures are the same") {
  support::TempDatabase disk;
  fill(disk.database(), 230);
  const auto before = figures(disk.database());
  const std::string key = "made for this one call";
  CHECK(storage::anonymise(disk.database(), round_one, key, at(48h)) == 230);
  CHECK(figures(disk.database()) == before);
  leads_to_nobody(disk.database());
  CHECK(number(disk.database(), "SELECT count(DISTINCT token) FROM survey_invitations") == 230);
  CHECK(number(disk.database(), "SELECT count(*) FROM survey_answer_themes") == 1);
  const auto after = everything(disk.database());
  CHECK(storage::anonymise(disk.database(), round_one, "another", at(72h)) == 0);
  CHECK(everything(disk.database()) == after);
}

TEST_CASE("the new order of an anonymous round has nothing of the old one") {
  support::TempDatabase disk;
  fill(disk.database(), 200);
  std::map<std::string, std::int64_t> numbers;  // only this test knows the key
  for (std::int64_t person = 1; person <= 200; ++person)
    numbers[base::hmac_sha256_hex("key", "c_" + std::to_string(person))] = person;
  storage::anonymise(disk.database(), round_one, "key", at(48h));
  std::vector<std::int64_t> order;
  disk.database().read([&](Tx& tx) {
    tx.each("SELECT token FROM survey_invitations ORDER BY id",
            Params{},
            [&](const storage::Row& row) { order.push_back(numbers.at(row.text(0))); });
  });
  double sum = 0;
  for (std::size_t i = 1; i < order.size(); ++i)
    sum += static_cast<double>(std::abs(order[i] - order[i - 1]));
  // By chance 67; in the old order 1.
  CHECK(sum / 199 > 50);
}

TEST_CASE("a round that was half rewritten when the power went is finished by the next call") {
  support::TempDatabase disk;
  fill(disk.database(), 230);
  const auto before = figures(disk.database());
  using Moment = support::FaultyDatabase::Moment;
  for (const auto& [commit, moment] : {std::pair{1, Moment::before_commit},
                                       std::pair{2, Moment::after_commit},
                                       std::pair{3, Moment::before_commit}}) {
    support::FaultyDatabase faulty(disk.database());
    faulty.fail_commit(commit, moment);
    CHECK_THROWS(storage::anonymise(faulty, round_one, std::to_string(commit), at(48h)));
    CHECK(figures(disk.database()) == before);
  }
  storage::anonymise(disk.database(), round_one, "the last", at(49h));
  CHECK(figures(disk.database()) == before);
  leads_to_nobody(disk.database());
  CHECK(number(disk.database(), "SELECT count(*) FROM survey_invitations") == 230);
}

TEST_CASE("a round that is not anonymous is never rewritten") {
  support::TempDatabase disk;
  fill(disk.database(), 3);
  disk.database().write(
      [](Tx& tx) { tx.exec("UPDATE survey_rounds SET anonymous = 0", Params{}); });
  CHECK_THROWS(storage::anonymise(disk.database(), round_one, "key", at(48h)));
  CHECK(number(disk.database(), "SELECT count(*) FROM survey_invitations WHERE citizen IS NULL") ==
        0);
}

TEST_CASE("an export reads every response once, in an order that the key makes") {
  support::TempDatabase disk;
  fill(disk.database(), 60);
  disk.database().read([](Tx& tx) {
    storage::SurveyTallies tallies(tx);
    auto first = tallies.shuffled(round_one, "a");
    CHECK(first.size() == 60);
    CHECK(tallies.shuffled(round_one, "a") == first);
    CHECK(tallies.shuffled(round_one, "b") != first);
    int answers = 0;
    for (const auto id : first) {
      CHECK(tallies.one(id, [&](const auto& invited, auto standing) {
        CHECK(invited.begun);
        answers += static_cast<int>(standing.size());
      }));
    }
    CHECK(answers > 60);
    CHECK_FALSE(tallies.one({999}, [](const auto&, auto) {}));
  });
}
