// The mean of the levels 1..5 with Student's 95 % interval. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>

#include "office/surveys/proportions.hpp"
#include "office/surveys/satisfaction.hpp"

namespace surveys {

struct Mean {
  std::int64_t n = 0;
  double value = 0;      // 1..5
  double deviation = 0;  // of single answers, s with n − 1; 0 for one answer
  // mean ± t(n−1)·s/√n · √(1 − n/N) (Cochran 1977, 2.27; without a population the last factor is
  // 1). Not cut to 1..5: whoever draws it does. Nothing for one answer, or when all are alike:
  // then no spread can be seen, and "± 0" would be a boast.
  std::optional<Interval> interval{};
};

// Nothing when nobody answered.
std::optional<Mean> mean_of(const LevelCounts& counts, Population population = {});

}  // namespace surveys
