// Who has a place among the units, and how sure it is.
#include "office/surveys/ranking.hpp"

#include <doctest/doctest.h>

#include "office/surveys/results.hpp"
#include "tests/unit/surveys/tally_room.hpp"

namespace {

// Each of them gave one answer.
surveys::Contestant of(const std::string& id, std::int64_t hits, std::int64_t people) {
  return {id, *surveys::share_of(hits, people), people};
}

}  // namespace

TEST_CASE("the unit with one happy citizen does not win") {
  const auto ranked = surveys::ranking({of("one", 1, 1),
                                        of("good", 290, 300),
                                        of("quarter", 30, 40),
                                        of("same", 75, 100),
                                        of("poor", 90, 300)});
  REQUIRE(ranked.size() == 5);
  CHECK(ranked[0].id == "good");
  CHECK(ranked[0].place == 1);
  CHECK(ranked[1].place == 2);
  CHECK(ranked[2].place == 2);  // 30/40 = 75/100
  CHECK(ranked[3].id == "poor");
  CHECK(ranked[3].place == 4);
  CHECK(ranked[4].id == "one");
  CHECK(ranked[4].place == 0);
}

TEST_CASE("a place comes with the places it may as well have") {
  const auto ranked =
      surveys::ranking({of("a", 92, 100), of("b", 90, 100), of("c", 89, 100), of("d", 20, 100)});
  CHECK(ranked[0].best == 1);
  CHECK(ranked[0].worst == 3);
  CHECK(ranked[2].best == 1);
  CHECK(ranked[3].best == 4);
  CHECK(ranked[3].worst == 4);
}

TEST_CASE("many answers of few people earn no place, and take none from the others") {
  // Twelve people, 22 criteria each.
  auto few = of("few", 132, 264);
  few.people = 12;
  const auto ranked = surveys::ranking({of("a", 92, 100), of("b", 20, 100), few});
  CHECK(ranked[2].id == "few");
  CHECK(ranked[2].place == 0);
  CHECK(ranked[0].best == 1);
  CHECK(ranked[0].worst == 1);
  CHECK(ranked[1].best == 2);
  CHECK(ranked[1].worst == 2);
}

TEST_CASE("without a general question a unit is placed by its people, not by their answers") {
  auto asked = tally_room::asked();
  for (auto& question : asked.pages.front().questions) question.overall = false;
  surveys::Tally tally(asked);
  const auto put = [&](const std::string& unit, int count) {
    for (int i = 0; i < count; ++i) {
      const auto one = tally_room::satisfied(unit, "f1", i % 2 == 0 ? 5 : 2);
      std::vector<surveys::StandingAnswer> answers;
      for (const auto& [question, value] : one.answers) answers.push_back({question, value});
      tally.add(one.invited, answers);
    }
  };
  put("u1", 40);
  put("u2", 60);
  put("u3", 12);  // 48 answers
  const auto results = surveys::results_of(tally, {}, {});
  CHECK_FALSE(results.overall_levels);
  REQUIRE(results.units.size() == 3);
  CHECK(results.units[2].figure.share->n == 48);
  CHECK(results.units[2].place == 0);
  CHECK(results.units[2].faded);
  CHECK(results.units[0].place == 1);
  CHECK(results.units[0].worst == 2);
}
