#include "office/surveys/satisfaction.hpp"

#include <algorithm>
#include <numeric>

#include "base/check.hpp"

namespace surveys {

std::int64_t answers_in(const LevelCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t satisfied_in(const LevelCounts& counts) {
  return counts[3] + counts[4];
}

std::optional<Share> index_of(const LevelCounts& counts, Population population) {
  return share_of(satisfied_in(counts), answers_in(counts), population);
}

void PooledAnswers::add(std::int64_t satisfied, std::int64_t answers) {
  base::check(satisfied >= 0 && satisfied <= answers, "more satisfied answers than answers");
  if (answers == 0) return;
  ++people_;
  hits_ += satisfied;
  answers_ += answers;
  hits_hits_ += satisfied * satisfied;
  hits_answers_ += satisfied * answers;
  answers_answers_ += answers * answers;
}

void PooledAnswers::add(const PooledAnswers& others) {
  people_ += others.people_;
  hits_ += others.hits_;
  answers_ += others.answers_;
  hits_hits_ += others.hits_hits_;
  hits_answers_ += others.hits_answers_;
  answers_answers_ += others.answers_answers_;
}

double PooledAnswers::effective_n(double share) const {
  const auto people = static_cast<double>(people_);
  const auto answers = static_cast<double>(answers_);
  if (hits_ == 0 || hits_ == answers_ || people_ < 2) return people;
  const double squares = static_cast<double>(hits_hits_) -
                         2 * share * static_cast<double>(hits_answers_) +
                         share * share * static_cast<double>(answers_answers_);
  const double variance = std::max(0.0, squares) * people / (people - 1) / (answers * answers);
  const double least = share * (1 - share) / answers;
  return variance <= least ? answers : share * (1 - share) / variance;
}

std::optional<Share> PooledAnswers::index(Population population) const {
  if (answers_ < 1) return std::nullopt;
  Share share{.n = answers_};
  share.value = static_cast<double>(hits_) / static_cast<double>(answers_);
  share.effective_n = effective_n(share.value);
  // The part of the people that was asked makes it surer, not the part of the answers.
  const auto people = static_cast<double>(people_);
  const double surer = in_population(people, population) / people;
  share.interval = wilson(share.value, share.effective_n * surer);
  return share;
}

}  // namespace surveys
