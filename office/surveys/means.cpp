#include "office/surveys/means.hpp"

#include <cmath>

#include "office/surveys/quantiles.hpp"

namespace surveys {
namespace {

double not_yet_asked(double n, Population population) {
  if (!population || static_cast<double>(*population) < n) return 1;
  return 1 - n / static_cast<double>(*population);
}

}  // namespace

std::optional<Mean> mean_of(const LevelCounts& counts, Population population) {
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const auto level = static_cast<std::int64_t>(at) + 1;
    sum += level * counts[at];
    squares += level * level * counts[at];
  }
  Mean mean{.n = answers_in(counts)};
  if (mean.n < 1) return std::nullopt;
  const auto n = static_cast<double>(mean.n);
  mean.value = static_cast<double>(sum) / n;
  // In whole numbers: no digits are lost between two large sums.
  const auto spread = static_cast<double>(mean.n * squares - sum * sum);
  if (mean.n < 2 || spread <= 0) return mean;
  mean.deviation = std::sqrt(spread / (n * (n - 1)));
  const double error = mean.deviation / std::sqrt(n) * std::sqrt(not_yet_asked(n, population));
  const double half = t_95(mean.n - 1) * error;
  mean.interval = Interval{mean.value - half, mean.value + half};
  return mean;
}

}  // namespace surveys
