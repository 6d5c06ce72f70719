#include "office/surveys/proportions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "office/surveys/quantiles.hpp"

namespace surveys {

Interval wilson(double share, double n) {
  if (std::isinf(n)) return {share, share};
  if (!(n > 0)) return {0, 1};
  const double q = z_95 * z_95;
  const double centre = (share * n + q / 2) / (n + q);
  const double half = z_95 / (n + q) * std::sqrt(n * share * (1 - share) + q / 4);
  // At 0 and 1 the bound is the share itself; rounding must not leave a trace beyond it.
  return {share <= 0 ? 0.0 : std::clamp(centre - half, 0.0, 1.0),
          share >= 1 ? 1.0 : std::clamp(centre + half, 0.0, 1.0)};
}

double in_population(double n, Population population) {
  if (!population) return n;
  const auto all = static_cast<double>(*population);
  if (all < n) return n;
  if (all <= n) return std::numeric_limits<double>::infinity();
  return n * (all - 1) / (all - n);
}

std::optional<Share> share_of(std::int64_t hits, std::int64_t n, Population population) {
  if (n < 1) return std::nullopt;
  base::check(hits >= 0 && hits <= n, "a share beyond 0..1");
  Share share{.n = n};
  share.effective_n = static_cast<double>(n);
  share.value = static_cast<double>(hits) / share.effective_n;
  share.interval = wilson(share.value, in_population(share.effective_n, population));
  return share;
}

}  // namespace surveys
