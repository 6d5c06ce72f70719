#include "office/surveys/spread.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/quantiles.hpp"

namespace surveys {
namespace {

std::int64_t step_down(std::int64_t value, std::int64_t step) {
  const auto rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

}  // namespace

void Spread::add(std::int64_t value, std::int64_t times) {
  if (times < 1) return;
  least_ = n_ == 0 ? value : std::min(least_, value);
  most_ = n_ == 0 ? value : std::max(most_, value);
  const auto before = static_cast<double>(n_);
  const auto more = static_cast<double>(times);
  n_ += times;
  const double away = static_cast<double>(value) - mean_;
  const auto all = static_cast<double>(n_);
  mean_ += away * more / all;
  squares_ += away * away * before * more / all;
  put(value, times);
}

void Spread::add(const Spread& other) {
  if (other.n_ < 1) return;
  least_ = n_ == 0 ? other.least_ : std::min(least_, other.least_);
  most_ = n_ == 0 ? other.most_ : std::max(most_, other.most_);
  const auto before = static_cast<double>(n_);
  const auto more = static_cast<double>(other.n_);
  n_ += other.n_;
  const double away = other.mean_ - mean_;
  const auto all = static_cast<double>(n_);
  mean_ += away * more / all;
  squares_ += other.squares_ + away * away * before * more / all;
  while (step_ < other.step_) widen();
  for (const auto& [value, times] : other.times_) put(value, times);
}

void Spread::put(std::int64_t value, std::int64_t times) {
  times_[step_down(value, step_)] += times;
  while (times_.size() > spread_values_max) widen();
}

void Spread::widen() {
  step_ *= 2;
  std::map<std::int64_t, std::int64_t> wider;
  for (const auto& [value, times] : times_) wider[step_down(value, step_)] += times;
  times_ = std::move(wider);
}

std::int64_t Spread::median() const {
  base::check(n_ > 0, "the middle of nothing");
  std::int64_t passed = 0;
  for (const auto& [value, times] : times_) {
    passed += times;
    if (passed * 2 >= n_) return std::clamp(value, least_, most_);
  }
  return most_;
}

std::optional<Mean> Spread::mean(Population population) const {
  if (n_ < 1) return std::nullopt;
  Mean mean{.n = n_, .value = mean_};
  if (n_ < 2 || squares_ <= 0) return mean;
  const auto n = static_cast<double>(n_);
  mean.deviation = std::sqrt(squares_ / (n - 1));
  double left = 1;
  if (population && *population >= n_) left = 1 - n / static_cast<double>(*population);
  const double half = t_95(n_ - 1) * mean.deviation / std::sqrt(n) * std::sqrt(left);
  mean.interval = Interval{mean_ - half, mean_ + half};
  return mean;
}

}  // namespace surveys
