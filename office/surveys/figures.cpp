#include "office/surveys/figures.hpp"

#include <algorithm>
#include <cmath>

#include "office/surveys/limits.hpp"
#include "office/surveys/quantiles.hpp"

namespace surveys {
namespace {

std::int64_t listed(const std::vector<Listed>& list, const Stratum& stratum) {
  std::int64_t people = 0;
  for (const auto& one : list) {
    const bool same = one.unit == stratum.unit && one.field == stratum.field;
    if (same && one.level == stratum.level) people += one.people;
  }
  return people;
}

// Cells of the list where nobody was even invited count as not covered.
Weights weights_for(const Tally& tally, const Basis& basis) {
  if (!basis.weighted || basis.list.empty()) return {};
  std::vector<Cell> cells;
  std::int64_t covered = 0;
  std::int64_t all = 0;
  for (const auto& one : basis.list) all += one.people;
  for (const auto& stratum : tally.strata()) {
    cells.push_back({.population = listed(basis.list, stratum), .answered = stratum.people});
    covered += cells.back().population;
  }
  if (all > covered) cells.push_back({.population = all - covered, .answered = 0});
  auto made = weights_of(cells);
  if (!made) return {};
  made->of.resize(tally.strata().size());
  return std::move(*made);
}

Item general_of(const Tally& tally) {
  if (const auto* place = tally.general()) return {.place = place};
  return {.factor = static_cast<int>(tally.factor_codes().size())};
}

}  // namespace

Figures::Figures(const Tally& tally, const Basis& basis)
    : tally_(tally),
      basis_(basis),
      weights_(weights_for(tally, basis)),
      general_(general_of(tally)) {}

std::int64_t Figures::people(const Item& item, const Stratum& stratum) const {
  if (item.place != nullptr) return stratum.counts[item.place->first];
  if (item.factor >= 0) return stratum.factors[static_cast<std::size_t>(item.factor)].people();
  return stratum.people;
}

const Cover& Figures::cover_of(const Item& item) {
  auto& kept = covers_[{item.place, item.factor}];
  if (kept == nullptr) {
    PeopleCounted counted;
    counted.reserve(tally_.strata().size());
    for (const auto& stratum : tally_.strata()) counted.push_back(people(item, stratum));
    kept = std::make_unique<Cover>(tally_.strata(), counted);
  }
  return *kept;
}

Hidden Figures::hidden(const Item& item, const Scope& scope) {
  if (!is_whole(scope)) return cover_of(item).of(scope);
  std::int64_t all = 0;
  for (const auto& stratum : tally_.strata()) all += people(item, stratum);
  return all > 0 && all < shown_min ? Hidden::few : Hidden::no;
}

Population Figures::population(const Scope& scope) const {
  if (is_whole(scope)) {
    return basis_.people > 0 ? Population{basis_.people} : std::nullopt;
  }
  std::int64_t people = 0;
  for (const auto& one : basis_.list) {
    const Stratum stratum{.unit = one.unit, .field = one.field, .level = one.level};
    if (is_in(scope, stratum)) people += one.people;
  }
  return people > 0 ? Population{people} : std::nullopt;
}

std::int64_t Figures::sum(std::size_t counter, const Scope& scope) const {
  std::int64_t all = 0;
  for (const auto& stratum : tally_.strata()) {
    if (is_in(scope, stratum)) all += stratum.counts[counter];
  }
  return all;
}

LevelCounts Figures::levels(const QuestionPlace& place, const Scope& scope) const {
  LevelCounts all{};
  for (const auto& stratum : tally_.strata()) {
    if (!is_in(scope, stratum)) continue;
    const auto counts = levels_of(stratum, place);
    for (std::size_t level = 0; level < all.size(); ++level) all[level] += counts[level];
  }
  return all;
}

Figure Figures::figure(const Item& item, const Scope& scope) {
  Figure figure{.hidden = hidden(item, scope)};
  if (figure.hidden != Hidden::no) return figure;
  for (const auto& stratum : tally_.strata()) {
    if (is_in(scope, stratum)) figure.n += people(item, stratum);
  }
  if (item.place != nullptr) fill_question(figure, *item.place, scope);
  if (item.factor >= 0) fill_factor(figure, static_cast<std::size_t>(item.factor), scope);
  return figure;
}

void Figures::fill_question(Figure& figure, const QuestionPlace& place, const Scope& scope) const {
  const auto population = this->population(scope);
  if (!weighted()) {
    const auto counts = levels(place, scope);
    figure.share = index_of(counts, population);
    figure.mean = mean_of(counts, population);
    return;
  }
  std::vector<CellAnswers> cells;
  for (const auto& stratum : tally_.strata()) {
    const auto counts = is_in(scope, stratum) ? levels_of(stratum, place) : LevelCounts{};
    cells.push_back({.n = answers_in(counts), .hits = satisfied_in(counts)});
  }
  figure.share = weighted(cells, population);
  figure.mean = weighted_mean(place, scope);
}

std::optional<Share> Figures::weighted(const std::vector<CellAnswers>& cells,
                                       Population population) const {
  return weighted_share(weights_.of, cells, population);
}

// Both losses together, that by weights and that by answers of one person: Kish multiplies them.
void Figures::fill_factor(Figure& figure, std::size_t factor, const Scope& scope) const {
  PooledAnswers pooled;
  std::vector<CellAnswers> cells;
  for (const auto& stratum : tally_.strata()) {
    const auto& own = stratum.factors[factor];
    const bool in = is_in(scope, stratum);
    cells.push_back({.n = in ? own.answers() : 0, .hits = in ? own.satisfied() : 0});
    if (in) pooled.add(own);
  }
  const auto population = this->population(scope);
  figure.share = pooled.index(population);
  if (!weighted() || !figure.share) return;
  auto share = weighted(cells, {});
  if (!share) return;
  share->effective_n /= design_effect(*figure.share);
  const auto people = static_cast<double>(pooled.people());
  const double surer = in_population(people, population) / people;
  share->interval = wilson(share->value, share->effective_n * surer);
  figure.share = share;
}

// Σw·x / Σw; its error as of so many unweighted answers as the weights are worth.
std::optional<Mean> Figures::weighted_mean(const QuestionPlace& place, const Scope& scope) const {
  double weight = 0;
  double squares = 0;
  double levels_sum = 0;
  double levels_squares = 0;
  Mean mean;
  for (std::size_t at = 0; at < tally_.strata().size(); ++at) {
    const auto& stratum = tally_.strata()[at];
    if (!is_in(scope, stratum)) continue;
    const auto counts = levels_of(stratum, place);
    for (std::size_t level = 0; level < counts.size(); ++level) {
      const auto value = static_cast<double>(level + 1);
      const double times = weights_.of[at] * static_cast<double>(counts[level]);
      mean.n += counts[level];
      weight += times;
      squares += weights_.of[at] * times;
      levels_sum += value * times;
      levels_squares += value * value * times;
    }
  }
  if (weight <= 0) return std::nullopt;
  mean.value = levels_sum / weight;
  const double effective = weight * weight / squares;
  const double variance = levels_squares / weight - mean.value * mean.value;
  if (effective < 2 || variance <= 1e-12) return mean;
  mean.deviation = std::sqrt(variance * effective / (effective - 1));
  const auto n = static_cast<double>(mean.n);
  const auto people = population(scope);
  const bool known = people && static_cast<double>(*people) >= n;
  const double left = known ? 1 - n / static_cast<double>(*people) : 1;
  const auto degrees = static_cast<std::int64_t>(effective) - 1;
  const double half = t_95(degrees) * mean.deviation / std::sqrt(effective) * std::sqrt(left);
  mean.interval = Interval{mean.value - half, mean.value + half};
  return mean;
}

}  // namespace surveys
