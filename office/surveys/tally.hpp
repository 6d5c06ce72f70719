// What the invitations of a round came to, added one after the other: outcomes and sums for each
// stratum. Memory goes by questions and strata, never by answers; every figure of every scope is
// made from it (results.hpp). Pure; one thread adds, many may read.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "office/surveys/questionnaire.hpp"
#include "office/surveys/response.hpp"
#include "office/surveys/satisfaction.hpp"
#include "office/surveys/spread.hpp"

namespace surveys {

// Where the sums of a question stand among a stratum's counts.
struct QuestionPlace {
  const Question* question = nullptr;
  std::size_t first = 0;    // answered it ("Không trả lời" is not among them)
  std::size_t choices = 0;  // levels or options, behind it
  int factor = -1;          // of a rating
  int spread = -1;          // of numbers and dates
  bool specified = false;   // then one more: who specified "Khác"
};

struct Stratum {
  std::string unit{};
  std::string field{};
  std::string level{};
  OutcomeCounts outcomes{};
  std::int64_t invited = 0;
  std::int64_t people = 0;  // complete or partial: their answers count
  std::vector<std::int64_t> counts{};
  std::vector<PooledAnswers> factors{};  // by factor_codes(); the last one: all ratings
  std::vector<Spread> spreads{};
};

class Tally {
 public:
  explicit Tally(Questionnaire questionnaire);
  // Places point into the questionnaire: moved it stays, copied it would not.
  Tally(Tally&&) = default;
  Tally& operator=(Tally&&) = default;
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;
  ~Tally() = default;

  // One invitation with what stands as its answers; who was never written to adds nothing.
  void add(const Invited& invited, std::span<const StandingAnswer> answers);

  // Nothing: was never written to, as a reserve that was not needed or a plan that was stopped.
  std::optional<Response> look_at(const Invited& invited,
                                  std::span<const StandingAnswer> answers) const;

  // The general question; null: none, and all ratings together stand for it.
  const QuestionPlace* general() const;
  // This person is one of those behind the general figure.
  bool is_rated(const Response& response) const;

  const Questionnaire& questionnaire() const { return questionnaire_; }

  const std::vector<QuestionPlace>& places() const { return places_; }

  // Those with a rating.
  const std::vector<std::string>& factor_codes() const { return factors_; }

  // Sorted by nothing: in the order they came.
  const std::vector<Stratum>& strata() const { return strata_; }

 private:
  Stratum& stratum_of(const Invited& invited);
  Response read(std::span<const StandingAnswer> answers) const;
  Outcome progress_of(Response& response) const;
  void count(Stratum& stratum, const Response& response) const;
  void count_words(Stratum& stratum, const Response& response) const;
  void count_one(Stratum& stratum,
                 const QuestionPlace& place,
                 const std::vector<std::string>& codes) const;
  void place_questions();

  Questionnaire questionnaire_;
  std::vector<QuestionPlace> places_{};
  std::map<std::string, std::size_t, std::less<>> by_code_{};
  std::map<std::string, std::size_t, std::less<>> specified_{};
  std::vector<std::string> factors_{};
  std::size_t width_ = 0;
  std::size_t spreads_ = 0;
  std::vector<Stratum> strata_{};
  std::map<std::array<std::string, 3>, std::size_t> by_key_{};
};

// Of a stratum or of many: the levels of a rating.
LevelCounts levels_of(const Stratum& stratum, const QuestionPlace& place);

}  // namespace surveys
