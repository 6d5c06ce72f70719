// How whole numbers (also days) lie: their middle, ends and mean. Keeps one count for each value,
// and at most spread_values_max of them: more values are put together in steps, and then only the
// middle one is rounded. Pure; one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "office/surveys/means.hpp"

namespace surveys {

class Spread {
 public:
  void add(std::int64_t value, std::int64_t times = 1);
  void add(const Spread& other);

  std::int64_t n() const { return n_; }

  // Only of numbers there are.
  std::int64_t least() const { return least_; }

  std::int64_t most() const { return most_; }

  // The lower of the two in the middle; at most step() − 1 below it.
  std::int64_t median() const;

  std::int64_t step() const { return step_; }

  // As mean_of(); nothing when there is no number.
  std::optional<Mean> mean(Population population = {}) const;

 private:
  void put(std::int64_t value, std::int64_t times);
  void widen();

  std::map<std::int64_t, std::int64_t> times_{};
  std::int64_t step_ = 1;
  std::int64_t n_ = 0;
  std::int64_t least_ = 0;
  std::int64_t most_ = 0;
  // By the way of B. P. Welford (Technometrics 4 (1962) 419-420): squares of numbers in dong would
  // lose their digits.
  double mean_ = 0;
  double squares_ = 0;
};

}  // namespace surveys
