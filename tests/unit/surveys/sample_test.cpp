#include "office/surveys/sample.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include "base/rng.hpp"

using surveys::allocation;
using surveys::Candidate;
using surveys::draw;
using surveys::SampleStratum;

namespace {

using Numbers = std::vector<std::int64_t>;

std::int64_t sum(const Numbers& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

// So many people of each stratum: "p0000", "p0001" …, units u0, u1 …
std::vector<Candidate> people(const Numbers& sizes) {
  std::vector<Candidate> all;
  for (std::size_t stratum = 0; stratum < sizes.size(); ++stratum) {
    for (std::int64_t person = 0; person < sizes[stratum]; ++person) {
      const auto number = std::to_string(10'000 + all.size());
      all.push_back({"p" + number, "u" + std::to_string(stratum), "dat_dai"});
    }
  }
  return all;
}

std::vector<std::string> ids(const std::vector<Candidate>& all, std::span<const std::size_t> of) {
  std::vector<std::string> found;
  for (const auto at : of) found.push_back(all[at].id);
  return found;
}

std::vector<std::string> all_asked(const std::vector<Candidate>& all,
                                   const std::vector<SampleStratum>& strata) {
  std::vector<std::string> found;
  for (const auto& stratum : strata) {
    for (const auto& id : ids(all, stratum.asked())) found.push_back(id);
  }
  return found;
}

}  // namespace

TEST_CASE("shares by size, largest remainders, exact sum") {
  CHECK(allocation(Numbers{500, 300, 200}, 100, 0) == Numbers{50, 30, 20});
  CHECK(allocation(Numbers{1, 1, 1}, 2, 0) == Numbers{1, 1, 0});
  CHECK(allocation(Numbers{410, 330, 260}, 10, 0) == Numbers{4, 3, 3});
}

TEST_CASE("small strata are asked whole, the others at least the minimum") {
  // 30 of 1,000 by size would be 5 for the second.
  CHECK(allocation(Numbers{900, 50, 12}, 100, 30) == Numbers{58, 30, 12});
  // Minima beyond the number wanted win.
  CHECK(allocation(Numbers{900, 50, 12}, 20, 30) == Numbers{30, 30, 12});
  // Never more than there are.
  CHECK(allocation(Numbers{9, 5}, 100, 30) == Numbers{9, 5});
  CHECK(allocation(Numbers{9, 5}, 0, 0) == Numbers{0, 0});
  CHECK(allocation({}, 10, 10).empty());
}

TEST_CASE("an allocation of anything is exact, within the strata and above the minima") {
  base::Rng rng(7);
  for (int round = 0; round < 2'000; ++round) {
    Numbers sizes;
    for (std::uint64_t stratum = 0; stratum <= rng.below(30); ++stratum)
      sizes.push_back(static_cast<std::int64_t>(rng.below(rng.one_in(3) ? 2'000 : 40)));
    const auto wanted = static_cast<std::int64_t>(rng.below(3'000));
    const auto minimum = static_cast<std::int64_t>(rng.below(40));
    const auto given = allocation(sizes, wanted, minimum);
    std::int64_t minima = 0;
    for (std::size_t at = 0; at < sizes.size(); ++at) {
      CHECK(given[at] >= std::min(sizes[at], minimum));
      CHECK(given[at] <= sizes[at]);
      minima += std::min(sizes[at], minimum);
    }
    CHECK(sum(given) == std::clamp(wanted, minima, sum(sizes)));
  }
}

TEST_CASE("a larger stratum never gets fewer") {
  base::Rng rng(8);
  for (int round = 0; round < 300; ++round) {
    Numbers sizes;
    for (int stratum = 0; stratum < 12; ++stratum)
      sizes.push_back(static_cast<std::int64_t>(rng.below(500)));
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    const auto given = allocation(sizes, 400, 10);
    CHECK(std::is_sorted(given.begin(), given.end(), std::greater<>()));
  }
}

TEST_CASE("the same seed draws the same people, from a list in any order") {
  auto list = people({300, 80, 9});
  const surveys::SamplePlan plan{.invitations = 100, .minimum = 30, .seed = 20'261'121};
  const auto first = draw(list, plan);
  REQUIRE(first.ok());
  auto upside_down = list;
  std::reverse(upside_down.begin(), upside_down.end());
  const auto second = draw(upside_down, plan);
  REQUIRE(second.ok());
  CHECK(all_asked(list, *first) == all_asked(upside_down, *second));
  for (std::size_t at = 0; at < first->size(); ++at)
    CHECK(ids(list, (*first)[at].reserve()) == ids(upside_down, (*second)[at].reserve()));
  const auto other = draw(list, {.invitations = 100, .minimum = 30, .seed = 20'261'122});
  CHECK(all_asked(list, *first) != all_asked(list, *other));
}

TEST_CASE("the draw of seed 20261121 is the one a second program drew") {
  // From twenty lines of Python after the words of sample.hpp and base/rng.hpp.
  const auto list = people({12});
  const auto drawn = draw(list, {.invitations = 4, .minimum = 0, .seed = 20'261'121});
  CHECK(all_asked(list, *drawn) ==
        std::vector<std::string>{"p10007", "p10001", "p10011", "p10004"});
  CHECK(list[drawn->front().reserve().front()].id == "p10010");
}

TEST_CASE("everybody is asked or in reserve, once") {
  const auto list = people({300, 80, 9});
  const auto drawn = draw(list, {.invitations = 150, .minimum = 30, .seed = 1});
  std::set<std::size_t> seen;
  std::int64_t asked = 0;
  for (const auto& stratum : *drawn) {
    asked += stratum.allotted;
    CHECK(stratum.asked().size() + stratum.reserve().size() == stratum.drawn.size());
    for (const auto at : stratum.drawn) {
      CHECK(seen.insert(at).second);
      CHECK(list[at].unit == stratum.unit);
    }
  }
  CHECK(seen.size() == list.size());
  CHECK(asked == 150);
}

TEST_CASE("another stratum in the list changes nobody's luck in this one") {
  const auto alone = people({60});
  auto beside = alone;
  beside.push_back({"x1", "a", "ho_tich"});
  const auto first = draw(alone, {.invitations = 60, .minimum = 0, .seed = 5});
  const auto second = draw(beside, {.invitations = 61, .minimum = 0, .seed = 5});
  CHECK(ids(alone, first->front().drawn) == ids(beside, second->back().drawn));
}

TEST_CASE("unit and field are told apart, whatever their names") {
  const std::vector<Candidate> list{{"1", "ab", "c"}, {"2", "a", "bc"}};
  CHECK(draw(list, {.invitations = 2, .minimum = 0, .seed = 5})->size() == 2);
}

TEST_CASE("every person has the same chance") {
  const auto list = people({20});
  std::map<std::size_t, int> times;
  constexpr int draws = 20'000;
  for (std::uint64_t seed = 0; seed < draws; ++seed) {
    const auto drawn = draw(list, {.invitations = 5, .minimum = 0, .seed = seed});
    for (const auto at : drawn->front().asked()) ++times[at];
  }
  // 5,000 expected, 61 the standard deviation: five of them either way.
  for (std::size_t at = 0; at < list.size(); ++at) {
    CHECK(times[at] > 4'690);
    CHECK(times[at] < 5'310);
  }
}

TEST_CASE("a list with the same person twice or without ids is refused") {
  CHECK_FALSE(draw(std::vector<Candidate>{{"1", "a", "b"}, {"1", "c", "d"}}, {}).ok());
  CHECK_FALSE(draw(std::vector<Candidate>{{"", "a", "b"}}, {}).ok());
  CHECK(draw({}, {.invitations = 10})->empty());
}
