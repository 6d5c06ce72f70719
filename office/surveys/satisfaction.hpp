// The index of satisfaction: the share of levels 4 and 5 on the scale of five words (way of
// counting of QĐ 2640/QĐ-BNV, 10/10/2017; it is not the SIPAS that Bộ Nội vụ publishes). Of one
// criterion, and of a factor, where one person gives several answers. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "office/surveys/proportions.hpp"

namespace surveys {

// Answers by level, [0] = "Rất không hài lòng" … [4] = "Rất hài lòng". Who did not answer or chose
// "Không trả lời" is not among them.
using LevelCounts = std::array<std::int64_t, 5>;

std::int64_t answers_in(const LevelCounts& counts);
std::int64_t satisfied_in(const LevelCounts& counts);  // levels 4 and 5

// Nothing when nobody answered.
std::optional<Share> index_of(const LevelCounts& counts, Population population = {});

// The index of a factor: all answers of all its criteria together. Four answers of one person are
// not four people, so the interval looks at how people differ: ratio estimator of clusters (Cochran
// 1977, 6.3; Kish, Survey Sampling, 1965, 6.3), variance Σ(hᵢ − p·mᵢ)²·k/(k−1) / (Σmᵢ)² over k
// people with hᵢ of mᵢ answers satisfied; the effective n is p(1−p) divided by it, and Wilson's
// interval is taken with that. It is never above the number of answers, and when all people are
// alike at 0 or 100 %, where no spread can be seen, it is the number of people. Sums only: people
// can be added in any order, a million of them without memory.
class PooledAnswers {
 public:
  // One person's answers to the criteria of the factor; nothing is added when there are none.
  void add(std::int64_t satisfied, std::int64_t answers);
  // Other people's, kept apart until now.
  void add(const PooledAnswers& others);

  std::int64_t people() const { return people_; }

  std::int64_t satisfied() const { return hits_; }

  std::int64_t answers() const { return answers_; }

  // n counts answers; the population counts people.
  std::optional<Share> index(Population population = {}) const;

 private:
  double effective_n(double share) const;

  std::int64_t people_ = 0;
  std::int64_t hits_ = 0;
  std::int64_t answers_ = 0;
  std::int64_t hits_hits_ = 0;
  std::int64_t hits_answers_ = 0;
  std::int64_t answers_answers_ = 0;
};

}  // namespace surveys
