// Post-stratification: answers are weighed so that units and fields count as in the list of those
// who received results, not as they happened to answer. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "office/surveys/proportions.hpp"

namespace surveys {

struct Cell {
  std::int64_t population = 0;  // N_h, people in the list
  std::int64_t answered = 0;    // n_h, of whom we have an answer
};

struct Weights {
  // One for each cell, of one answer; their mean over all answers is 1. 0 where nobody answered.
  std::vector<double> of{};
  // Share of the population in cells where nobody answered: for these people nothing is said.
  double not_covered = 0;
  bool trimmed = false;  // some weight would have been above weight_max
};

// (N_h / N) / (n_h / n) (Holt and Smith, Journal of the Royal Statistical Society A 142 (1979)
// 33-46), N and n over the cells with answers; what is above weight_max is cut to it and the rest
// shared out among the other cells in proportion. invalid: nobody answered, a negative number, a
// cell with more answers than people.
base::Result<Weights> weights_of(std::span<const Cell> cells);

struct CellAnswers {  // to one question; who gave no answer to it is not in n
  std::int64_t n = 0;
  std::int64_t hits = 0;
};

// Σ w·hits / Σ w·n, with Kish's loss by unequal weights (Survey Sampling, 1965, 11.7): effective n
// = (Σw)² / Σw² over the answers. Wilson's interval with that, corrected for the population like
// n. The gain by stratification is not counted, so the interval is rather too wide.
// Nothing when nobody answered; as many cells as weights.
std::optional<Share> weighted_share(std::span<const double> weights,
                                    std::span<const CellAnswers> cells,
                                    Population population = {});

// n / effective n, >= 1: how many times more answers one would need than without weights.
double design_effect(const Share& share);

}  // namespace surveys
