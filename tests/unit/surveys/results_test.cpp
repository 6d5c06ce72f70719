// The figures of a round, beside a slow count of the same answers: every person is looked at again
// for every figure, with arithmetic of its own.
#include "office/surveys/results.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "office/surveys/answer_text.hpp"
#include "office/surveys/comparison.hpp"
#include "office/surveys/limits.hpp"
#include "tests/unit/surveys/tally_room.hpp"

using doctest::Approx;
using surveys::Basis;
using surveys::Hidden;
using surveys::InvitedState;
using surveys::Outcome;
using surveys::Scope;
using tally_room::Person;

namespace {

constexpr std::size_t questions = 7;

// What became of somebody, thought out anew.
std::string outcome_of(const Person& one) {
  switch (one.invited.state) {
    case InvitedState::complete:
      return "complete";
    case InvitedState::refused:
      return "refusal";
    case InvitedState::full:
      return "not_eligible";
    case InvitedState::failed:
      return "not_reached";
    case InvitedState::planned:
    case InvitedState::sent:
    case InvitedState::begun:
    case InvitedState::closed:
      break;
  }
  if (!one.invited.begun) return "not_reached";
  return one.answers.size() * 2 >= questions ? "partial" : "break_off";
}

bool counts(const Person& one) {
  const auto outcome = outcome_of(one);
  return outcome == "complete" || outcome == "partial";
}

bool is_in(const Scope& scope, const Person& one) {
  return (scope.unit.empty() || scope.unit == one.invited.unit) &&
         (scope.field.empty() || scope.field == one.invited.field) &&
         (scope.level.empty() || scope.level == one.invited.level);
}

// 0: no rating stands.
int level_of(const Person& one, const std::string& question) {
  const auto found = one.answers.find(question);
  if (found == one.answers.end() || found->second == "\"bo_qua\"") return 0;
  return found->second[1] - '0';
}

struct Slow {
  std::int64_t n = 0;
  std::int64_t good = 0;
  double sum = 0;
};

Slow slowly(const std::vector<Person>& people, const Scope& scope, const std::string& question) {
  Slow slow;
  for (const auto& one : people) {
    const int level = level_of(one, question);
    if (!is_in(scope, one) || !counts(one) || level == 0) continue;
    ++slow.n;
    slow.good += level > 3 ? 1 : 0;
    slow.sum += level;
  }
  return slow;
}

void is_as_slow(const surveys::Figure& figure, const Slow& slow) {
  if (figure.hidden != Hidden::no) {
    CHECK(figure.n == 0);
    CHECK_FALSE(figure.share);
    CHECK_FALSE(figure.mean);
    return;
  }
  CHECK(figure.n == slow.n);
  if (slow.n == 0) return;
  CHECK(figure.share->value == Approx(double(slow.good) / double(slow.n)));
  CHECK(figure.mean->value == Approx(slow.sum / double(slow.n)));
}

std::vector<Person> seed_case() {
  std::vector<Person> people;
  for (int i = 0; i < 210; ++i) people.push_back(tally_room::satisfied("u1", "f1", 5));
  for (int i = 0; i < 40; ++i) people.push_back(tally_room::satisfied("u1", "f1", 4));
  return people;
}

}  // namespace

TEST_CASE("250 answers, 210 very satisfied and 40 satisfied, are 100 %") {
  const auto tally = tally_room::counted(seed_case());
  const auto results = surveys::results_of(tally, {}, {});
  CHECK(results.n == 250);
  CHECK(results.overall.n == 250);
  CHECK(results.overall.share->value == 1.0);
  CHECK(results.overall.share->interval.low == Approx(0.985).epsilon(0.001));
  CHECK(results.overall.share->interval.high == 1.0);
  CHECK(results.overall.mean->value == Approx(4.84));
  CHECK(results.rates.rr1 == 1.0);
  CHECK(results.overall_levels == surveys::LevelCounts{0, 0, 0, 40, 210});
  CHECK((*results.criteria.front().levels) == surveys::LevelCounts{0, 0, 0, 40, 210});
}

TEST_CASE("every figure of every scope is what a slow count of the same answers gives") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto people = tally_room::crowd(1'500, seed);
    const auto tally = tally_room::counted(people);
    for (const auto& scope : {Scope{},
                              Scope{.unit = "u0"},
                              Scope{.unit = "u7"},
                              Scope{.field = "f2"},
                              Scope{.level = "tinh"},
                              Scope{.unit = "u1", .field = "f1"},
                              Scope{.unit = "nobody"}}) {
      CAPTURE(scope.unit);
      CAPTURE(scope.field);
      const auto results = surveys::results_of(tally, scope, {});
      is_as_slow(results.overall, slowly(people, scope, "T1"));
      CHECK(results.overall_levels.has_value() == (results.overall.hidden == Hidden::no));
      if (results.overall_levels)
        CHECK(surveys::answers_in(*results.overall_levels) == results.overall.n);
      REQUIRE(results.criteria.size() == 3);
      for (const auto& one : results.criteria)
        is_as_slow(one.figure, slowly(people, scope, one.question->code));
      for (const auto& line : results.units) {
        auto narrow = scope;
        narrow.unit = line.id;
        is_as_slow(line.figure, slowly(people, narrow, "T1"));
      }
      for (const auto& cell : results.table) {
        auto narrow = scope;
        narrow.unit = cell.unit;
        narrow.field = cell.field;
        is_as_slow(cell.figure, slowly(people, narrow, "T1"));
      }
    }
  }
}

TEST_CASE("every person invited has one outcome, and who was never written to has none") {
  const auto people = tally_room::crowd(2'000, 7);
  const auto results = surveys::results_of(tally_room::counted(people), {}, {});
  std::map<std::string, std::int64_t> slow;
  std::int64_t invited = 0;
  for (const auto& one : people) {
    if (one.invited.state == InvitedState::planned) continue;
    ++slow[outcome_of(one)];
    ++invited;
  }
  CHECK(results.invited == invited);
  for (std::size_t at = 0; at < surveys::outcome_count; ++at) {
    const auto outcome = static_cast<Outcome>(at);
    CHECK(results.outcomes[outcome] == slow[std::string{surveys::outcome_code(outcome)}]);
  }
  CHECK(results.n == slow["complete"] + slow["partial"]);
  CHECK(results.rates.rr1 ==
        Approx(double(slow["complete"]) / double(invited - slow["not_eligible"])));
}

TEST_CASE("choices, numbers and open answers are counted by person") {
  const auto people = tally_room::crowd(800, 9);
  const auto results = surveys::results_of(tally_room::counted(people), {}, {});
  std::map<std::string, std::int64_t> chosen;
  std::vector<std::int64_t> days;
  std::int64_t words = 0;
  for (const auto& one : people) {
    words += outcome_of(one) == "break_off" && one.answers.contains("V1") ? 1 : 0;
    if (!counts(one)) continue;
    if (one.answers.contains("L1")) {
      for (const auto& code : surveys::codes_in(one.answers.at("L1"))) ++chosen[code];
    }
    if (one.answers.contains("N1")) days.push_back(std::stoll(one.answers.at("N1")));
    words += one.answers.contains("V1") ? 1 : 0;
  }
  REQUIRE(results.choices.size() == 1);
  CHECK(results.choices.front().n == chosen["cho_lau"] + chosen["khong"]);
  for (const auto& option : results.choices.front().options)
    CHECK(option.people == chosen[option.code]);
  REQUIRE(results.numbers.size() == 1);
  std::sort(days.begin(), days.end());
  const auto& spread = *results.numbers.front().spread;
  CHECK(spread.median() == days[(days.size() - 1) / 2]);
  CHECK(spread.least() == days.front());
  CHECK(spread.most() == days.back());
  const auto n = double(days.size());
  const auto width = [&](const Basis& basis) {
    const auto counted = surveys::results_of(tally_room::counted(people), {}, basis);
    const auto& mean = *counted.numbers.front().mean;
    CHECK(mean.value == Approx(double(std::accumulate(days.begin(), days.end(), 0LL)) / n));
    return mean.interval->high - mean.interval->low;
  };
  // Of 2n people every other one gave a number.
  CHECK(width({.people = 2 * std::int64_t(days.size())}) == Approx(width({}) * std::sqrt(0.5)));
  REQUIRE(results.open.size() == 1);
  CHECK(results.open.front().answers == words);
}

TEST_CASE("no place of fewer than ten is shown, nor can it be taken from a total") {
  auto people = seed_case();
  for (int i = 0; i < 60; ++i) people.push_back(tally_room::satisfied("u2", "f1", i % 5 + 1));
  for (int i = 0; i < 7; ++i) people.push_back(tally_room::satisfied("u3", "f1", 1));
  const auto tally = tally_room::counted(people);
  const auto results = surveys::results_of(tally, {}, {});
  REQUIRE(results.units.size() == 3);
  CHECK(results.units[0].figure.hidden == Hidden::no);
  // The smaller of the others is hidden with it, and both carry the same mark.
  CHECK(results.units[1].figure.hidden == Hidden::secondary);
  CHECK(results.units[2].figure.hidden == Hidden::secondary);
  CHECK(results.units[2].figure.n == 0);
  CHECK(results.units[0].place == 1);
  CHECK(results.units[1].place == 0);
  const auto narrow = surveys::results_of(tally, {.unit = "u2"}, {});
  CHECK(narrow.n == 0);
  CHECK(narrow.invited == 0);
  CHECK(narrow.rates.rr1 == 0);
  CHECK(narrow.overall.n == 0);
  CHECK_FALSE(narrow.overall_levels);
  for (const auto& one : narrow.criteria) {
    CHECK(one.figure.hidden == Hidden::secondary);
    CHECK_FALSE(one.levels);
  }
}

TEST_CASE("a level of which one unit alone is hidden is not shown either") {
  std::vector<Person> people;
  const auto put = [&](const std::string& unit, const std::string& level, int count) {
    for (int i = 0; i < count; ++i) {
      people.push_back(tally_room::satisfied(unit, "f1", 4));
      people.back().invited.level = level;
    }
  };
  put("u1", "tinh", 40);
  put("u2", "tinh", 12);
  put("u3", "xa", 50);
  put("u4", "xa", 4);
  const auto results = surveys::results_of(tally_room::counted(people), {}, {});
  // u4 is hidden as too small and u2 for its sake: 40 of level "tinh" would tell u2.
  for (const auto& line : results.levels) CHECK(line.figure.hidden == Hidden::secondary);
  CHECK(results.overall.n == 106);
}

TEST_CASE("an officer of one unit sees that unit and no place among the others") {
  std::vector<Person> people;
  for (int i = 0; i < 50; ++i) people.push_back(tally_room::satisfied("u1", "f1", 5));
  for (int i = 0; i < 40; ++i) people.push_back(tally_room::satisfied("u2", "f1", 2));
  const auto tally = tally_room::counted(people);
  const auto own = surveys::results_of(tally, {.own = std::vector<std::string>{"u2"}}, {});
  REQUIRE(own.units.size() == 1);
  CHECK(own.units.front().id == "u2");
  CHECK(own.units.front().place == 0);
  CHECK(own.overall.n == 40);
  CHECK(own.overall.share->value == 0);
  const auto other =
      surveys::results_of(tally, {.unit = "u1", .own = std::vector<std::string>{"u2"}}, {});
  CHECK(other.overall.n == 0);
  CHECK(other.n == 0);
}

TEST_CASE("with weights each stratum counts as in the list, and the list must fit") {
  std::vector<Person> people;
  for (int i = 0; i < 100; ++i) people.push_back(tally_room::satisfied("u1", "f1", 5));
  for (int i = 0; i < 100; ++i) people.push_back(tally_room::satisfied("u2", "f1", 1));
  const auto tally = tally_room::counted(people);
  Basis basis{.people = 1'000, .list = {{"u1", "f1", "xa", 250}, {"u2", "f1", "xa", 750}}};
  CHECK(surveys::results_of(tally, {}, basis).overall.share->value == 0.5);
  basis.weighted = true;
  const auto weighted = surveys::results_of(tally, {}, basis);
  CHECK(weighted.weighted);
  CHECK(weighted.correction);
  CHECK(weighted.overall.share->value == Approx(0.25));
  CHECK(weighted.overall.mean->value == Approx(2.0));
  CHECK(weighted.factors.front().figure.share->value == Approx(0.25));
  CHECK(weighted.overall.share->effective_n < 200);
  basis.list.front().people = 50;  // fewer than answered
  const auto refused = surveys::results_of(tally, {}, basis);
  CHECK(refused.weights_refused);
  CHECK_FALSE(refused.weighted);
  CHECK(refused.overall.share->value == 0.5);
}

TEST_CASE("a figure with weights is not put beside one without") {
  const auto tally = tally_room::counted(seed_case());
  const auto plain = surveys::results_of(tally, {}, {});
  auto weighted = plain;
  weighted.weighted = true;
  const auto made = surveys::compare(plain, tally.questionnaire(), weighted, tally.questionnaire());
  CHECK_FALSE(made.weighted_alike);
  CHECK(made.general_comparable);
  CHECK_FALSE(made.overall.has_value());
  for (const auto& [code, change] : made.criteria) CHECK_FALSE(change.has_value());
  CHECK(made.criteria.size() == plain.criteria.size());
}

TEST_CASE("only what was asked in the same words is compared") {
  const auto before = tally_room::counted(seed_case());
  auto asked = tally_room::asked();
  asked.version = 2;
  asked.pages.front().questions[1].ask = "Hỏi cách khác?";  // Z2
  asked.pages.front().questions[0].title = "Tên khác";      // Z1, the same words
  surveys::Tally now(asked);
  for (int i = 0; i < 200; ++i) {
    const auto one = tally_room::satisfied("u1", "f1", i % 2 == 0 ? 5 : 2);
    std::vector<surveys::StandingAnswer> answers;
    for (const auto& [question, value] : one.answers) answers.push_back({question, value});
    now.add(one.invited, answers);
  }
  const auto made = surveys::compare(surveys::results_of(before, {}, {}),
                                     before.questionnaire(),
                                     surveys::results_of(now, {}, {}),
                                     now.questionnaire());
  CHECK(made.general_comparable);
  CHECK(made.overall->word == surveys::ChangeWord::lower);
  CHECK(made.overall->difference == Approx(-0.5));
  CHECK(made.criteria.contains("Z1"));
  CHECK_FALSE(made.criteria.contains("Z2"));
  CHECK_FALSE(made.factors.contains("A"));  // Z2 is of it
  CHECK(made.factors.contains("C"));
}

TEST_CASE("numbers keep their middle and mean however they are put together") {
  surveys::Spread whole;
  surveys::Spread one;
  surveys::Spread other;
  for (std::int64_t value = 0; value < 20'000; ++value) {
    whole.add(value * 1'000'003);
    (value % 3 == 0 ? one : other).add(value * 1'000'003);
  }
  one.add(other);
  CHECK(one.n() == 20'000);
  CHECK(one.mean()->value == Approx(whole.mean()->value));
  CHECK(one.mean()->deviation == Approx(whole.mean()->deviation));
  const auto middle = std::int64_t{9'999} * 1'000'003;
  CHECK(whole.median() <= middle);
  CHECK(whole.median() > middle - whole.step());
  CHECK(one.least() == 0);
  CHECK(one.most() == std::int64_t{19'999} * 1'000'003);
}

TEST_CASE("answers are read as they were kept") {
  using surveys::codes_in;
  CHECK(codes_in("\"5\"") == std::vector<std::string>{"5"});
  CHECK(codes_in("12") == std::vector<std::string>{"12"});
  CHECK(codes_in("[\"a\",\"b\"]") == std::vector<std::string>{"a", "b"});
  CHECK(codes_in("\"a\\\"b\"") == std::vector<std::string>{"a\"b"});
  CHECK(codes_in("null").empty());
  CHECK(codes_in("[1,2").empty());
}

TEST_CASE("the worked example of docs/surveys.md is what the results say") {
  std::vector<Person> people;
  const std::vector<int> levels{6, 10, 30, 142, 145};
  for (int level = 1; level <= 5; ++level) {
    for (int i = 0; i < levels[static_cast<std::size_t>(level - 1)]; ++i)
      people.push_back(tally_room::satisfied("u1", "f1", level));
  }
  for (int i = 0; i < 952 - 333; ++i) {
    people.push_back(tally_room::satisfied("u1", "f1", 5));
    people.back().invited.state = InvitedState::sent;
    people.back().invited.begun = false;
    people.back().answers.clear();
  }
  const auto results = surveys::results_of(tally_room::counted(people), {}, Basis{.people = 1'987});
  CHECK(results.n == 333);
  CHECK(results.invited == 952);
  CHECK(results.rates.rr1 == Approx(0.350).epsilon(0.001));
  CHECK(results.overall.share->value == Approx(0.862).epsilon(0.001));
  CHECK(results.overall.share->interval.low == Approx(0.825).epsilon(0.001));
  CHECK(results.overall.share->interval.high == Approx(0.892).epsilon(0.001));
  CHECK(results.overall.mean->value == Approx(4.23).epsilon(0.001));
  CHECK(results.overall.mean->interval->low == Approx(4.15).epsilon(0.002));
  CHECK(results.overall.mean->interval->high == Approx(4.32).epsilon(0.002));
}
