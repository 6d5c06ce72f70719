// What the results of one round of a million answers cost, on a database on the disk: reading them
// as one stream, every figure of a page, and what an anonymous round's end takes. No test: nothing
// fails when it is slow.
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <sys/resource.h>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/rng.hpp"
#include "base/text_file.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/survey_anonymity.hpp"
#include "storage/survey_tallies.hpp"
#include "tests/support/temp_database.hpp"

namespace {

using Steady = std::chrono::steady_clock;
using storage::Params;
using storage::Tx;

constexpr surveys::RoundId round_one{1};
constexpr int people = 45'454;
constexpr int rewritten = 10'000;
constexpr int people_at_once = 1'000;

double peak_mib() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

void measure(const std::string& what, const std::function<std::int64_t()>& work) {
  const auto began = Steady::now();
  const auto result = work();
  const double millis = std::chrono::duration<double, std::milli>(Steady::now() - began).count();
  fmt::print("{:<52} {:>9.1f} ms   ({}, peak {:.0f} MiB)\n", what, millis, result, peak_mib());
}

surveys::Questionnaire the_22() {
  surveys::Questionnaire asked;
  const auto text = base::read_text_file(
      LANGNGHE_SOURCE_DIR "/office/surveys/questionnaires/hai_muoi_hai_tieu_chi.jsonc");
  if (text) surveys::parse_questionnaire(*text, asked);
  return asked;
}

void add_round(Tx& tx, int count) {
  tx.exec(
      "INSERT INTO questionnaires (id, version, text, rev, staff, at) "
      "VALUES ('q', 1, '{}', 1, 0, 0)",
      Params{});
  tx.exec(
      "INSERT INTO survey_rounds (id, name, questionnaire, version, state, opens_at, closes_at, "
      "anonymous, plan, tests_sent, made_by, submitted_by, approved_by, why, rev, people) "
      "VALUES (1, 'r', 'q', 1, 'closed', 0, 0, 1, '{}', 0, 1, 1, 2, '', 1, $1)",
      Params{std::int64_t{count} * 3});
}

void add_person(Tx& tx, std::int64_t id, base::Rng& rng) {
  const auto citizen = "c_" + std::to_string(id);
  tx.exec("INSERT INTO citizens (id, channel, channel_id, created_at) VALUES ($1, 'zalo', $1, 0)",
          Params{citizen});
  tx.exec(
      "INSERT INTO survey_invitations (id, round, citizen, cell, unit, field, level, facts, draw, "
      "reserve, state, sent_at, begun_at, ended_at) "
      "VALUES ($1, 1, $2, 'x', $3, $4, 'xa', '{}', $1, 0, 'complete', $1, $1, $1)",
      Params{id,
             citizen,
             "ct-" + std::to_string(rng.below(110)),
             "linh-vuc-" + std::to_string(rng.below(9))});
}

// One after the other as people answer: several at the same time, so that the answers of one do not
// lie beside each other.
void fill(storage::Database& database, const surveys::Questionnaire& asked, int count) {
  base::Rng rng(1);
  const auto questions = asked.questions();
  database.write([&](Tx& tx) { add_round(tx, count); });
  for (int first = 0; first < count; first += people_at_once) {
    database.write([&](Tx& tx) {
      const int last = std::min(count, first + people_at_once);
      for (int person = first; person < last; ++person) add_person(tx, person + 1, rng);
      for (std::size_t at = 0; at < questions.size() && at < 22; ++at) {
        for (int person = first; person < last; ++person) {
          tx.exec(
              "INSERT INTO survey_answers (invitation, question, value, at) "
              "VALUES ($1, $2, $3, $4)",
              Params{std::int64_t{person + 1},
                     questions[at]->code,
                     "\"" + std::to_string(rng.below(5) + 1) + "\"",
                     std::int64_t{person}});
        }
      }
    });
  }
}

}  // namespace

int main() {
  const auto asked = the_22();
  support::TempDatabase disk;
  auto& database = disk.database();
  fill(database, asked, people);
  surveys::Tally tally(asked);
  fmt::print("{} people, {} answers of the 22 criteria, peak {:.0f} MiB before\n",
             people,
             people * 22,
             peak_mib());
  measure("read and count every answer of the round", [&] {
    database.read([&](Tx& tx) { storage::SurveyTallies(tx).count(round_one, tally); });
    return static_cast<std::int64_t>(tally.strata().size());
  });
  measure("every figure of the whole round",
          [&] { return surveys::results_of(tally, {}, {.people = people * 3}).n; });
  measure("every figure of one unit",
          [&] { return surveys::results_of(tally, {.unit = "ct-7"}, {}).n; });
  measure("read every response in the order of an export", [&] {
    std::int64_t read = 0;
    database.read([&](Tx& tx) {
      storage::SurveyTallies tallies(tx);
      for (const auto id : tallies.shuffled(round_one, "key"))
        tallies.one(id, [&](const auto&, auto answers) {
          read += static_cast<std::int64_t>(answers.size());
        });
    });
    return read;
  });
  support::TempDatabase other;
  fill(other.database(), asked, rewritten);
  measure("make 10,000 people of 22 answers anonymous", [&] {
    return storage::anonymise(other.database(), round_one, base::random_bytes(32), {});
  });
  return 0;
}
