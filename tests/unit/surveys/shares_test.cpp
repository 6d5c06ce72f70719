// Reference values are R's (4.2.2); many more in the oracle suite.
#include <cmath>

#include <doctest/doctest.h>

#include "base/check.hpp"
#include "office/surveys/change.hpp"
#include "office/surveys/means.hpp"
#include "office/surveys/proportions.hpp"
#include "office/surveys/quantiles.hpp"
#include "office/surveys/satisfaction.hpp"

using doctest::Approx;
using surveys::index_of;
using surveys::LevelCounts;
using surveys::mean_of;
using surveys::PooledAnswers;
using surveys::share_of;

namespace {

Approx near(double value) {
  return Approx(value).epsilon(1e-10);
}

}  // namespace

TEST_CASE("Student's quantile is R's, before and after the series ends") {
  CHECK(surveys::t_95(1) == near(12.706204736174694));
  CHECK(surveys::t_95(2) == near(4.302652729749462));
  CHECK(surveys::t_95(3) == near(3.1824463052837078));
  CHECK(surveys::t_95(10) == near(2.228138851986273));
  CHECK(surveys::t_95(199) == near(1.971956544251752));
  CHECK(surveys::t_95(200) == near(1.971896223633908));
  CHECK(surveys::t_95(1'000'000) == near(1.959966356814107));
  CHECK(surveys::t_95(0) == surveys::t_95(1));
}

TEST_CASE("the case of the office's own survey: 210 + 40 of 250 answers give 100 %") {
  const LevelCounts counts{0, 0, 0, 40, 210};
  const auto index = index_of(counts);
  REQUIRE(index);
  CHECK(index->n == 250);
  CHECK(index->value == 1);
  // All satisfied, and still not sure to the last person.
  CHECK(index->interval.low == near(0.9848667005045553));
  CHECK(index->interval.high == 1);
  CHECK(mean_of(counts)->value == Approx(4.84));
}

TEST_CASE("Wilson's interval is prop.test's without correction") {
  const auto share = share_of(287, 333);
  CHECK(share->value == Approx(287.0 / 333));
  CHECK(share->interval.low == near(0.8206569410022980));
  CHECK(share->interval.high == near(0.8948131820750634));
  CHECK(share_of(0, 10)->interval.low == 0);
  CHECK(share_of(10, 10)->interval.high == 1);
  CHECK_FALSE(share_of(0, 0));
  CHECK_THROWS_AS(share_of(3, 2), base::Bug);
}

TEST_CASE("the worked example of docs/surveys.md") {
  const LevelCounts counts{6, 10, 30, 142, 145};
  const auto index = index_of(counts);
  CHECK(index->value == Approx(0.862).epsilon(1e-3));
  CHECK(index->interval.low == near(0.8206569410022980));
  CHECK(index->interval.high == near(0.8948131820750634));
  const auto finite = index_of(counts, 1'987);
  CHECK(finite->interval.low == Approx(0.8245835).epsilon(1e-7));
  CHECK(finite->interval.high == Approx(0.8922532).epsilon(1e-7));
  const auto mean = mean_of(counts, 1'987);
  CHECK(mean->value == Approx(4.231231).epsilon(1e-7));
  CHECK(mean->deviation == Approx(0.8698345).epsilon(1e-7));
  CHECK(mean->interval->low == Approx(4.145682).epsilon(1e-7));
  CHECK(mean->interval->high == Approx(4.316781).epsilon(1e-7));
  const auto change = surveys::change_between(*share_of(251, 300), *index);
  CHECK(change.p_value == Approx(0.3754904).epsilon(1e-6));
  CHECK(change.word == surveys::ChangeWord::within_chance);
}

TEST_CASE("asking a larger part of the people narrows the interval, asking all closes it") {
  const auto endless = share_of(70, 100);
  const auto half = share_of(70, 100, 200);
  const auto all = share_of(70, 100, 100);
  CHECK(half->interval.low > endless->interval.low);
  CHECK(half->interval.high < endless->interval.high);
  CHECK(all->interval.low == all->value);
  CHECK(all->interval.high == all->value);
  CHECK(surveys::in_population(100, 200) == Approx(199));
  // Twice as many people hardly change anything once they are many.
  CHECK(share_of(70, 100, 2'000'000)->interval.low == Approx(endless->interval.low).epsilon(1e-4));
  CHECK(share_of(70, 100, 1)->interval.low == endless->interval.low);  // a list that is wrong
  CHECK(half->effective_n == 100);  // tests look at the work, not at these people
}

TEST_CASE("the mean has Student's interval and none where no spread can be seen") {
  const LevelCounts counts{3, 5, 20, 60, 45};
  const auto mean = mean_of(counts);
  REQUIRE(mean);
  REQUIRE(mean->interval);
  CHECK(mean->value == near(538.0 / 133));
  CHECK(mean->interval->low == near(3.887308498765693));
  CHECK_FALSE(mean_of({0, 0, 0, 0, 12})->interval);
  CHECK_FALSE(mean_of({0, 0, 0, 1, 0})->interval);
  CHECK_FALSE(mean_of({}));
  const auto all = mean_of(counts, 133);
  CHECK(all->interval->low == Approx(all->interval->high));
}

TEST_CASE("a factor of one criterion is that criterion") {
  PooledAnswers pooled;
  for (int person = 0; person < 100; ++person) pooled.add(person < 70 ? 1 : 0, 1);
  const auto index = pooled.index();
  CHECK(index->value == Approx(0.7));
  // k/(k−1) of the estimator: one person less, all but.
  CHECK(index->effective_n == Approx(99));
}

TEST_CASE("four answers of one person are not four people") {
  PooledAnswers alike;  // everybody says the same four times
  PooledAnswers mixed;  // everybody three times of four
  for (int person = 0; person < 100; ++person) {
    alike.add(person < 75 ? 4 : 0, 4);
    mixed.add(3, 4);
  }
  CHECK(alike.index()->value == mixed.index()->value);
  CHECK(alike.index()->n == 400);
  CHECK(alike.index()->effective_n == Approx(99));
  CHECK(mixed.index()->effective_n == 400);  // never more than there are answers
  CHECK(alike.people() == 100);
}

TEST_CASE("a factor where everybody is satisfied is as sure as its people, not its answers") {
  PooledAnswers pooled;
  for (int person = 0; person < 50; ++person) pooled.add(4, 4);
  pooled.add(0, 0);  // answered none of these questions
  CHECK(pooled.people() == 50);
  const auto index = pooled.index();
  CHECK(index->interval.low == near(share_of(50, 50)->interval.low));
  CHECK(pooled.index(50)->interval.low == 1);
  CHECK_FALSE(PooledAnswers{}.index());
}
