// This round beside one before it: only what was asked in the same words is compared. Pure; any
// thread.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "office/surveys/change.hpp"
#include "office/surveys/results.hpp"

namespace surveys {

// The same code, kind, words, options and condition: another title alone breaks nothing.
bool asks_the_same(const Question& one, const Question& other);

struct Comparison {
  bool general_comparable = false;
  bool weighted_alike = true;  // else there are no changes: one refuses the weights asked for
  std::optional<Change> overall{};
  // By code; only what is comparable. Nothing in it: one of the two is hidden, has no answers
  // or no weights.
  std::map<std::string, std::optional<Change>> criteria{};
  std::map<std::string, std::optional<Change>> factors{};  // whose criteria are all the same
};

Comparison compare(const Results& before,
                   const Questionnaire& asked_before,
                   const Results& now,
                   const Questionnaire& asked_now);

// Whether the headline of the one can be put beside that of the other.
bool general_is_the_same(const Questionnaire& one, const Questionnaire& other);

}  // namespace surveys
