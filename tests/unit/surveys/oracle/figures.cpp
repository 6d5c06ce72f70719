// Prints random cases with our figures, one a line, tab-separated: kind, what is given, what we
// say. figures.R works the same out by itself and compares.
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/rng.hpp"
#include "office/surveys/change.hpp"
#include "office/surveys/means.hpp"
#include "office/surveys/quantiles.hpp"
#include "office/surveys/response_rates.hpp"
#include "office/surveys/sample_size.hpp"
#include "office/surveys/satisfaction.hpp"
#include "office/surveys/spread.hpp"
#include "office/surveys/weights.hpp"

namespace {

constexpr int cases = 250;

class Cases {
 public:
  explicit Cases(std::uint64_t seed) : rng_(seed) {}

  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(bound)));
  }

  // 1 … 20,000, small ones as often as large ones.
  std::int64_t sample() { return 1 + below(1 + below(1 + below(20'000))); }

  std::int64_t population(std::int64_t sample) { return sample + 1 + below(sample * 20); }

  // Some at the very ends, where formulas break.
  std::int64_t hits(std::int64_t sample) {
    const auto kind = below(8);
    if (kind == 0) return 0;
    if (kind == 1) return sample;
    return kind < 4 ? sample - below(1 + sample / 20) : below(sample + 1);
  }

  surveys::LevelCounts levels() {
    surveys::LevelCounts counts{};
    const auto people = 2 + below(300);
    for (std::int64_t person = 0; person < people; ++person)
      ++counts[static_cast<std::size_t>(below(5))];
    return counts;
  }

 private:
  base::Rng rng_;
};

void print_shares(Cases& chance) {
  const auto n = chance.sample();
  const auto hits = chance.hits(n);
  const auto all = chance.population(n);
  const auto plain = surveys::share_of(hits, n)->interval;
  const auto finite = surveys::share_of(hits, n, all)->interval;
  fmt::print("wilson\t{}\t{}\t{:.17g}\t{:.17g}\n", hits, n, plain.low, plain.high);
  fmt::print("finite\t{}\t{}\t{}\t{:.17g}\t{:.17g}\n", hits, n, all, finite.low, finite.high);
}

// The same beside svydesign(fpc =), which wants every person as a row.
void print_finite_variance(Cases& chance) {
  const auto n = 3 + chance.below(200);
  const auto hits = 1 + chance.below(n - 1);
  const auto all = chance.population(n);
  const auto worth = surveys::in_population(static_cast<double>(n), all);
  fmt::print("fpc\t{}\t{}\t{}\t{:.17g}\n", hits, n, all, worth);
}

void print_mean(Cases& chance) {
  const auto counts = chance.levels();
  const auto n = surveys::answers_in(counts);
  const auto all = chance.population(n);
  const auto plain = surveys::mean_of(counts);
  const auto finite = surveys::mean_of(counts, all);
  if (!plain->interval) return;
  fmt::print("mean\t{}\t{}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\n",
             fmt::join(counts, ","),
             all,
             plain->value,
             plain->deviation,
             plain->interval->low,
             plain->interval->high,
             finite->interval->low,
             finite->interval->high);
}

// Of a question answered by a number.
void print_number(Cases& chance) {
  surveys::Spread spread;
  std::vector<std::int64_t> values;
  const auto most = chance.sample();
  for (std::int64_t person = 0, people = 3 + chance.below(200); person < people; ++person) {
    values.push_back(chance.below(most + 1) - most / 4);
    spread.add(values.back());
  }
  const auto all = chance.population(spread.n());
  const auto plain = spread.mean();
  const auto finite = spread.mean(all);
  if (!plain->interval) return;
  fmt::print("number\t{}\t{}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\n",
             fmt::join(values, ","),
             all,
             plain->value,
             plain->deviation,
             plain->interval->low,
             plain->interval->high,
             finite->interval->low,
             finite->interval->high);
}

void print_change(Cases& chance) {
  const auto n1 = 9 + chance.sample();
  const auto n2 = 9 + chance.sample();
  const auto h1 = chance.hits(n1);
  const auto h2 = chance.hits(n2);
  const auto change =
      surveys::change_between(*surveys::share_of(h1, n1), *surveys::share_of(h2, n2));
  fmt::print("change\t{}\t{}\t{}\t{}\t{}\t{:.17g}\t{:.17g}\t{:.17g}\n",
             h1,
             n1,
             h2,
             n2,
             change.test == surveys::ChangeTest::fisher ? "fisher" : "pooled",
             change.p_value,
             change.interval.low,
             change.interval.high);
}

void print_weights(Cases& chance) {
  std::vector<surveys::Cell> cells;
  std::vector<surveys::CellAnswers> answers;
  for (std::int64_t cell = 0, count = 2 + chance.below(6); cell < count; ++cell) {
    const auto n = 2 + chance.below(40);
    // Now and then a cell so seldom heard that its weight must be trimmed.
    const auto silent = chance.below(n * (chance.below(4) == 0 ? 200 : 5));
    cells.push_back({n + silent, n});
    answers.push_back({n, chance.below(n + 1)});
  }
  const auto weights = surveys::weights_of(cells);
  const auto share = surveys::weighted_share(weights->of, answers);
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> n;
  std::vector<std::int64_t> hits;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    all.push_back(cells[at].population);
    n.push_back(answers[at].n);
    hits.push_back(answers[at].hits);
  }
  fmt::print("weights\t{}\t{}\t{}\t{}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\t{:.17g}\n",
             fmt::join(all, ","),
             fmt::join(n, ","),
             fmt::join(hits, ","),
             weights->trimmed ? 1 : 0,
             fmt::join(weights->of, ","),
             share->value,
             share->effective_n,
             share->interval.low,
             share->interval.high);
}

void print_factor(Cases& chance) {
  surveys::PooledAnswers pooled;
  std::vector<std::int64_t> hits;
  std::vector<std::int64_t> answers;
  for (std::int64_t person = 0, people = 5 + chance.below(100); person < people; ++person) {
    answers.push_back(1 + chance.below(5));
    const bool content = chance.below(4) > 0;
    hits.push_back(content ? answers.back() - chance.below(2) : chance.below(answers.back() + 1));
    pooled.add(hits.back(), answers.back());
  }
  const auto index = pooled.index();
  fmt::print("factor\t{}\t{}\t{:.17g}\t{:.17g}\n",
             fmt::join(hits, ","),
             fmt::join(answers, ","),
             index->value,
             index->effective_n);
}

}  // namespace

int main() {
  Cases chance(20'261'122);
  for (int one = 0; one < cases; ++one) {
    print_shares(chance);
    print_finite_variance(chance);
    print_mean(chance);
    print_number(chance);
    print_change(chance);
    print_weights(chance);
    print_factor(chance);
  }
  for (std::int64_t degrees = 1; degrees < 400; ++degrees)
    fmt::print("t\t{}\t{:.17g}\n", degrees, surveys::t_95(degrees));
  for (std::int64_t degrees = 400; degrees < 20'000'000; degrees *= 3)
    fmt::print("t\t{}\t{:.17g}\n", degrees, surveys::t_95(degrees));
  return 0;
}
