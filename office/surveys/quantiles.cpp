#include "office/surveys/quantiles.hpp"

#include <cmath>
#include <numbers>

namespace surveys {
namespace {

constexpr std::int64_t series_degrees_max = 200;  // then the expansion is exact enough and quicker

// Probability within [-t, t].
double within(double t, std::int64_t degrees) {
  const double angle = std::atan(t / std::sqrt(static_cast<double>(degrees)));
  const double sine = std::sin(angle);
  const double cosine = std::cos(angle);
  const bool odd = degrees % 2 == 1;
  double term = odd ? cosine : 1.0;
  double sum = degrees == 1 ? 0.0 : term;
  for (std::int64_t step = odd ? 3 : 2; step <= degrees - 2; step += 2) {
    const auto k = static_cast<double>(step);
    term *= cosine * cosine * (k - 1) / k;
    sum += term;
  }
  return odd ? 2 / std::numbers::pi * (angle + sine * sum) : sine * sum;
}

double by_halving(std::int64_t degrees) {
  double low = 1.9;
  double high = 12.8;  // one degree of freedom: 12.706
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (within(middle, degrees) < 0.95 ? low : high) = middle;
  }
  return (low + high) / 2;
}

double by_expansion(std::int64_t degrees) {
  const double z = z_95;
  const double q = z * z;
  const double g1 = z * (q + 1) / 4;
  const double g2 = z * ((5 * q + 16) * q + 3) / 96;
  const double g3 = z * (((3 * q + 19) * q + 17) * q - 15) / 384;
  const double g4 = z * ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945) / 92160;
  const double one = 1 / static_cast<double>(degrees);
  return z + one * (g1 + one * (g2 + one * (g3 + one * g4)));
}

}  // namespace

double t_95(std::int64_t degrees) {
  if (degrees >= series_degrees_max) return by_expansion(degrees);
  return by_halving(degrees < 1 ? 1 : degrees);
}

double two_sided_p(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

}  // namespace surveys
