#include "office/surveys/weights.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

bool possible(const Cell& cell) {
  return cell.population >= 0 && cell.answered >= 0 && cell.population >= cell.answered;
}

// Cuts once and shares out what was cut; false when nothing had to be cut.
bool trim(std::span<const Cell> cells, std::vector<double>& weights) {
  double cut = 0;
  double below = 0;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const auto n = static_cast<double>(cells[at].answered);
    if (weights[at] > weight_max) cut += n * (weights[at] - weight_max);
    if (weights[at] < weight_max) below += n * weights[at];
  }
  if (cut <= 0) return false;
  const double more = 1 + cut / below;
  for (auto& weight : weights) weight = weight < weight_max ? weight * more : weight_max;
  return true;
}

}  // namespace

base::Result<Weights> weights_of(std::span<const Cell> cells) {
  if (!std::all_of(cells.begin(), cells.end(), possible))
    return base::Error{base::Errc::invalid, "a cell with fewer people than answers"};
  double all = 0;
  double covered = 0;
  double answered = 0;
  for (const auto& cell : cells) {
    all += static_cast<double>(cell.population);
    if (cell.answered > 0) covered += static_cast<double>(cell.population);
    answered += static_cast<double>(cell.answered);
  }
  if (answered <= 0) return base::Error{base::Errc::invalid, "no answer to weigh"};
  Weights weights{.not_covered = (all - covered) / all};
  weights.of.reserve(cells.size());
  for (const auto& cell : cells) {
    const auto n = static_cast<double>(cell.answered);
    const double part = static_cast<double>(cell.population) / covered;
    weights.of.push_back(cell.answered == 0 ? 0.0 : part / (n / answered));
  }
  // What is shared out may lift another cell above the limit; each pass settles at least one.
  for (std::size_t pass = 0; pass < cells.size() && trim(cells, weights.of); ++pass)
    weights.trimmed = true;
  return weights;
}

std::optional<Share> weighted_share(std::span<const double> weights,
                                    std::span<const CellAnswers> cells,
                                    Population population) {
  base::check(weights.size() == cells.size(), "weights of other cells");
  Share share;
  double hits = 0;
  double sum = 0;
  double squares = 0;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const double weight = weights[at];
    const auto n = static_cast<double>(cells[at].n);
    share.n += cells[at].n;
    hits += weight * static_cast<double>(cells[at].hits);
    sum += weight * n;
    squares += weight * weight * n;
  }
  if (sum <= 0) return std::nullopt;
  share.value = std::clamp(hits / sum, 0.0, 1.0);
  share.effective_n = sum * sum / squares;
  const auto n = static_cast<double>(share.n);
  const double surer = in_population(n, population) / n;
  share.interval = wilson(share.value, share.effective_n * surer);
  return share;
}

double design_effect(const Share& share) {
  return share.effective_n > 0 ? static_cast<double>(share.n) / share.effective_n : 1;
}

}  // namespace surveys
