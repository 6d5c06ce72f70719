// Every figure of a round's page, for one scope of it, out of its tally. What is hidden has no
// number in here at all. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/surveys/cover.hpp"
#include "office/surveys/means.hpp"
#include "office/surveys/tally.hpp"

namespace surveys {

struct Listed {  // people of the round's list who received a result
  std::string unit{};
  std::string field{};
  std::string level{};
  std::int64_t people = 0;
};

struct Basis {
  std::int64_t people = 0;  // N, who could be asked; 0: not known, nothing is corrected
  std::vector<Listed> list{};
  bool weighted = false;  // asked for
};

// n: people. hidden: n is 0, and nothing else is there either.
struct Figure {
  std::int64_t n = 0;
  Hidden hidden = Hidden::no;
  std::optional<Share> share{};
  std::optional<Mean> mean{};
};

struct Criterion {
  const Question* question = nullptr;
  std::optional<LevelCounts> levels{};
  Figure figure{};
};

struct FactorFigure {
  std::string code{};
  Figure figure{};  // no mean: of several answers of one person it would pretend to be surer
};

struct ResultLine {
  std::string id{};
  Figure figure{};  // of the general question
  int place = 0;    // 0: none, see ranking.hpp
  int best = 0;
  int worst = 0;
  bool faded = false;  // fewer than ranked_min
};

struct TableFigure {
  std::string unit{};
  std::string field{};
  Figure figure{};
};

struct ChoiceCount {
  std::string code{};
  std::int64_t people = 0;
  Share share{};
};

struct ChoiceFigure {
  const Question* question = nullptr;
  std::int64_t n = 0;
  Hidden hidden = Hidden::no;
  std::vector<ChoiceCount> options{};  // empty when hidden or nobody answered
};

struct NumberFigure {
  const Question* question = nullptr;
  std::int64_t n = 0;
  Hidden hidden = Hidden::no;
  std::optional<Spread> spread{};
  std::optional<Mean> mean{};  // of numbers: a day has none
};

struct OpenCount {
  std::string code{};
  const Question* question = nullptr;
  std::int64_t answers = 0;
};

struct Results {
  // People whose answers count, and those invited with what became of them; hidden: all 0.
  Hidden hidden = Hidden::no;
  std::int64_t n = 0;
  std::int64_t invited = 0;
  std::int64_t people = 0;  // N of the scope; 0: not known
  OutcomeCounts outcomes{};
  ResponseRates rates{};
  bool weighted = false;
  bool weights_refused = false;  // asked for, and the list does not fit the answers
  double not_covered = 0;        // see weights.hpp
  bool trimmed = false;
  bool correction = false;
  const Question* general = nullptr;  // null: all ratings together stand for it
  Figure overall{};
  std::optional<LevelCounts> overall_levels{};  // of the general question, unless hidden
  std::vector<Criterion> criteria{};
  std::vector<FactorFigure> factors{};
  std::vector<ResultLine> units{};
  std::vector<ResultLine> fields{};
  std::vector<ResultLine> levels{};
  std::vector<TableFigure> table{};  // units × fields, row by row; empty when too large
  std::vector<ChoiceFigure> choices{};
  std::vector<NumberFigure> numbers{};
  std::vector<OpenCount> open{};
};

// Pointers are into the tally's questionnaire: the tally must outlive them.
Results results_of(const Tally& tally, const Scope& scope, const Basis& basis);

}  // namespace surveys
