#include "office/surveys/change.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "office/surveys/limits.hpp"
#include "office/surveys/quantiles.hpp"

namespace surveys {
namespace {

constexpr double significance = 0.05;
constexpr double expected_min = 5;

// Two rows of hits and misses, in whole people.
struct FourNumbers {
  std::int64_t hits = 0;   // of both
  std::int64_t first = 0;  // people of the first row
  std::int64_t all = 0;
  std::int64_t seen = 0;  // hits of the first row

  // P(k + 1) / P(k) of the hypergeometric distribution of `seen`.
  double step(std::int64_t k) const {
    return static_cast<double>(hits - k) * static_cast<double>(first - k) /
           (static_cast<double>(k + 1) * static_cast<double>(all - hits - first + k + 1));
  }
};

// Sum over all tables not more likely than the one seen (R. A. Fisher 1935, as fisher.test in R).
double fisher_p(const FourNumbers& table) {
  const auto lowest = std::max<std::int64_t>(0, table.first + table.hits - table.all);
  const auto highest = std::min(table.first, table.hits);
  // Counted from the likeliest table, so that nothing overflows.
  const double middle = static_cast<double>(table.first + 1) * static_cast<double>(table.hits + 1) /
                        static_cast<double>(table.all + 2);
  const auto mode = std::clamp(static_cast<std::int64_t>(middle), lowest, highest);
  double seen = 1;
  for (auto k = mode; k < table.seen; ++k) seen *= table.step(k);
  for (auto k = mode; k > table.seen; --k) seen /= table.step(k - 1);
  const double as_rare = seen * (1 + 1e-7);  // rounding must not part two equal ones
  double all = 0;
  double rare = 0;
  const auto count = [&](double weight) {
    all += weight;
    if (weight <= as_rare) rare += weight;
  };
  count(1);
  double weight = 1;
  for (auto k = mode; k < highest; ++k) count(weight *= table.step(k));
  weight = 1;
  for (auto k = mode; k > lowest; --k) count(weight /= table.step(k - 1));
  return std::min(1.0, rare / all);
}

FourNumbers whole_people(const Share& before, const Share& now) {
  const auto first = std::llround(before.effective_n);
  const auto second = std::llround(now.effective_n);
  const auto seen = std::llround(before.value * before.effective_n);
  const auto hits = seen + std::llround(now.value * now.effective_n);
  return {.hits = hits, .first = first, .all = first + second, .seen = seen};
}

void test(Change& change, const Share& before, const Share& now) {
  const double n1 = before.effective_n;
  const double n2 = now.effective_n;
  const double pooled = (before.value * n1 + now.value * n2) / (n1 + n2);
  const double fewest = std::min(pooled, 1 - pooled) * std::min(n1, n2);
  if (fewest < expected_min) {
    change.test = ChangeTest::fisher;
    change.p_value = fisher_p(whole_people(before, now));
    return;
  }
  change.test = ChangeTest::pooled_z;
  change.p_value =
      two_sided_p(change.difference / std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)));
}

Interval newcombe(const Share& before, const Share& now) {
  const auto old = wilson(before.value, before.effective_n);
  const auto present = wilson(now.value, now.effective_n);
  const double difference = now.value - before.value;
  return {difference - std::hypot(now.value - present.low, old.high - before.value),
          difference + std::hypot(present.high - now.value, before.value - old.low)};
}

}  // namespace

std::string_view change_code(ChangeWord word) {
  constexpr std::array<std::string_view, 4> codes{"too_few", "within_chance", "higher", "lower"};
  return codes[static_cast<std::size_t>(word)];
}

Change change_between(const Share& before, const Share& now) {
  Change change;
  if (before.n < shown_min || now.n < shown_min) return change;
  change.difference = now.value - before.value;
  change.interval = newcombe(before, now);
  test(change, before, now);
  if (change.p_value >= significance) {
    change.word = ChangeWord::within_chance;
  } else {
    change.word = change.difference > 0 ? ChangeWord::higher : ChangeWord::lower;
  }
  return change;
}

}  // namespace surveys
