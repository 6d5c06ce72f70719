#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "office/surveys/change.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/response_rates.hpp"
#include "office/surveys/sample_size.hpp"
#include "office/surveys/weights.hpp"

using doctest::Approx;
using surveys::Cell;
using surveys::change_between;
using surveys::ChangeTest;
using surveys::ChangeWord;
using surveys::Outcome;
using surveys::share_of;
using surveys::weighted_share;
using surveys::weights_of;

namespace {

double mean_weight(const std::vector<Cell>& cells, const std::vector<double>& weights) {
  double sum = 0;
  double answers = 0;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    sum += weights[at] * static_cast<double>(cells[at].answered);
    answers += static_cast<double>(cells[at].answered);
  }
  return sum / answers;
}

}  // namespace

TEST_CASE("a change of a few points among some hundred people is chance and is said to be") {
  const auto change = change_between(*share_of(215, 250), *share_of(240, 270));
  CHECK(change.difference == Approx(240.0 / 270 - 215.0 / 250));
  CHECK(change.test == ChangeTest::pooled_z);
  CHECK(change.p_value == Approx(0.3196).epsilon(1e-3));
  CHECK(change.word == ChangeWord::within_chance);
  CHECK(surveys::change_code(ChangeWord::lower) == "lower");
  CHECK(surveys::change_code(change.word) == "within_chance");
  CHECK(change.interval.low < 0);
  CHECK(change.interval.high > 0);
}

TEST_CASE("a large change is higher or lower") {
  const auto better = change_between(*share_of(150, 250), *share_of(240, 270));
  CHECK(better.word == ChangeWord::higher);
  CHECK(better.interval.low > 0);
  CHECK(change_between(*share_of(240, 270), *share_of(150, 250)).word == ChangeWord::lower);
}

TEST_CASE("near 100 % Fisher's exact test takes over") {
  const auto change = change_between(*share_of(250, 250), *share_of(240, 246));
  CHECK(change.test == ChangeTest::fisher);
  CHECK(change.p_value == Approx(0.0143).epsilon(1e-2));
  CHECK(change.word == ChangeWord::lower);
  const auto same = change_between(*share_of(250, 250), *share_of(300, 300));
  CHECK(same.p_value == 1);
  CHECK(same.word == ChangeWord::within_chance);
  // Far from anything likely, and large: no overflow, no NaN.
  const auto far = change_between(*share_of(999'999, 1'000'000), *share_of(0, 10));
  CHECK(far.p_value >= 0);
  CHECK(far.p_value < 1e-30);
}

TEST_CASE("nothing is said of a round with fewer people than are shown") {
  CHECK(change_between(*share_of(9, 9), *share_of(0, 200)).word == ChangeWord::too_few);
  CHECK(change_between(*share_of(9, 200), *share_of(0, 9)).test == ChangeTest::none);
}

TEST_CASE("weights bring the answers back to the shape of the list") {
  const std::vector<Cell> cells{{600, 30}, {400, 70}};
  const auto weights = weights_of(cells);
  REQUIRE(weights.ok());
  CHECK(weights->of[0] == Approx(2.0));
  CHECK(weights->of[1] == Approx(4.0 / 7));
  CHECK(mean_weight(cells, weights->of) == Approx(1));
  const std::vector<surveys::CellAnswers> answers{{30, 15}, {70, 70}};
  const auto share = weighted_share(weights->of, answers);
  CHECK(share->n == 100);
  CHECK(share->value == Approx(0.6 * 0.5 + 0.4));
  CHECK(surveys::design_effect(*share) == Approx(100 * (30 * 4 + 70 * 16.0 / 49) / 10'000));
  CHECK(share->interval.low < share->value);
  // With equal weights nothing changes.
  const std::vector<double> ones{1, 1};
  CHECK(weighted_share(ones, answers)->effective_n == Approx(100));
  CHECK(weighted_share(ones, answers)->interval.low == Approx(share_of(85, 100)->interval.low));
}

TEST_CASE("no answer counts for more than the limit, and what is cut stays in the sum") {
  const std::vector<Cell> cells{{9'000, 3}, {500, 100}, {500, 2}, {0, 0}};
  const auto weights = weights_of(cells);
  CHECK(weights->trimmed);
  CHECK(weights->of[0] == surveys::weight_max);
  CHECK(weights->of[3] == 0);
  CHECK(mean_weight(cells, weights->of) == Approx(1));
}

TEST_CASE("trimmed weights of any cells keep to the limit and to their mean") {
  base::Rng rng(20'261'121);
  for (int round = 0; round < 300; ++round) {
    std::vector<Cell> cells;
    for (std::uint64_t cell = 0; cell <= rng.below(12); ++cell) {
      const auto answered = static_cast<std::int64_t>(rng.below(20));
      cells.push_back({answered + static_cast<std::int64_t>(rng.below(3'000)), answered});
    }
    cells.push_back({50, 5});
    const auto weights = weights_of(cells);
    REQUIRE(weights.ok());
    CHECK(mean_weight(cells, weights->of) == Approx(1));
    for (const double weight : weights->of) CHECK(weight <= surveys::weight_max);
  }
}

TEST_CASE("a cell where nobody answered is reported, not made up for in silence") {
  const std::vector<Cell> cells{{600, 30}, {300, 70}, {100, 0}};
  const auto weights = weights_of(cells);
  CHECK(weights->not_covered == Approx(0.1));
  CHECK(weights->of[2] == 0);
  CHECK_FALSE(weights_of(std::vector<Cell>{{10, 0}}).ok());
  CHECK_FALSE(weights_of(std::vector<Cell>{{10, 11}}).ok());
  CHECK_FALSE(weights_of(std::vector<Cell>{{-1, 0}, {5, 5}}).ok());
  CHECK_FALSE(weights_of({}).ok());
}

TEST_CASE("the sample sizes of the guidance: 500, 2.000 and 10.000 people") {
  CHECK(surveys::answers_needed(500, 50) == 223);
  CHECK(surveys::answers_needed(2'000, 50) == 334);
  CHECK(surveys::answers_needed(10'000, 50) == 385);
  CHECK(surveys::answers_needed(1'987, 50) == 333);
  CHECK(surveys::answers_needed(400, 50) == 200);  // exactly: nobody is added by rounding
  CHECK(surveys::answers_needed(1, 50) == 1);
  CHECK(surveys::answers_needed(0, 50) == 0);
  CHECK(surveys::answers_needed(-5, 0) == 0);
}

TEST_CASE("333 answers at 35 % need 952 invitations, never more than there are people") {
  CHECK(surveys::invitations_for(333, 350, 1'987) == 952);
  CHECK(surveys::invitations_for(333, 350, 900) == 900);
  CHECK(surveys::invitations_for(200, 500, 1'000) == 400);
  CHECK(surveys::invitations_for(10, 0, 100'000) == 10'000);
}

TEST_CASE("response rates by AAPOR") {
  surveys::OutcomeCounts counts;
  counts.add(Outcome::complete, 271);
  counts.add(Outcome::partial, 29);
  counts.add(Outcome::break_off, 50);
  counts.add(Outcome::refusal, 50);
  counts.add(Outcome::not_reached, 500);
  counts.add(Outcome::not_eligible, 100);
  const auto rates = response_rates(counts);
  CHECK(rates.rr1 == Approx(271.0 / 900));
  CHECK(rates.rr2 == Approx(300.0 / 900));
  CHECK(rates.eligible_share == Approx(0.8));
  CHECK(rates.rr3 == Approx(271.0 / 800));
  CHECK(rates.rr4 == Approx(300.0 / 800));
  CHECK(rates.rr5 == Approx(271.0 / 400));
  CHECK(rates.rr6 == Approx(300.0 / 400));
}

TEST_CASE("rates of nobody are 0 and no division") {
  CHECK(surveys::response_rates({}).rr1 == 0);
  surveys::OutcomeCounts silent;
  silent.add(Outcome::not_reached, 7);
  CHECK(surveys::response_rates(silent).rr5 == 0);
  CHECK(surveys::response_rates(silent).eligible_share == 1);
}

TEST_CASE("who quits half-way is partial, earlier a break-off, and codes go there and back") {
  CHECK(surveys::outcome_of_progress(true, 0, 6) == Outcome::complete);
  CHECK(surveys::outcome_of_progress(false, 3, 6) == Outcome::partial);
  CHECK(surveys::outcome_of_progress(false, 2, 6) == Outcome::break_off);
  CHECK(surveys::outcome_of_progress(false, 0, 0) == Outcome::break_off);
  for (std::size_t at = 0; at < surveys::outcome_count; ++at) {
    const auto outcome = static_cast<Outcome>(at);
    CHECK(surveys::outcome_from(surveys::outcome_code(outcome)) == outcome);
  }
  CHECK_FALSE(surveys::outcome_from("partially"));
}
