// How one figure is made for one scope: counts, weights, population and what must be hidden, in one
// place. Inside of results. Pure; one thread at a time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "office/surveys/results.hpp"
#include "office/surveys/weights.hpp"

namespace surveys {

// What is counted: people as such, the answers to a question, or to all ratings of a factor.
struct Item {
  const QuestionPlace* place = nullptr;
  int factor = -1;  // as in Stratum::factors
};

class Figures {
 public:
  Figures(const Tally& tally, const Basis& basis);

  // The general question, or all ratings together.
  Item general() const { return general_; }

  const Cover& cover_of(const Item& item);
  Hidden hidden(const Item& item, const Scope& scope);
  Figure figure(const Item& item, const Scope& scope);
  // The population of the scope; nothing when it is not known.
  Population population(const Scope& scope) const;
  LevelCounts levels(const QuestionPlace& place, const Scope& scope) const;
  std::int64_t sum(std::size_t counter, const Scope& scope) const;

  bool weighted() const { return !weights_.of.empty(); }

  const Weights& weights() const { return weights_; }

 private:
  std::int64_t people(const Item& item, const Stratum& stratum) const;
  void fill_question(Figure& figure, const QuestionPlace& place, const Scope& scope) const;
  void fill_factor(Figure& figure, std::size_t factor, const Scope& scope) const;
  std::optional<Share> weighted(const std::vector<CellAnswers>& cells, Population population) const;
  std::optional<Mean> weighted_mean(const QuestionPlace& place, const Scope& scope) const;

  const Tally& tally_;
  const Basis& basis_;
  Weights weights_{};
  Item general_{};
  // By where the question or factor stands: a table of the whole office takes a tenth of a second.
  std::map<std::pair<const QuestionPlace*, int>, std::unique_ptr<Cover>> covers_{};
};

}  // namespace surveys
