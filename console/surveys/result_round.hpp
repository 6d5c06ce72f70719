// A round with everything counted that its results are made of. Read within one transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/surveys/round_words.hpp"
#include "console/visit.hpp"
#include "office/surveys/results.hpp"
#include "storage/survey_rounds.hpp"

namespace console {

struct CountedRound {
  surveys::Round round{};
  surveys::Tally tally;
  surveys::Basis basis{};
};

std::optional<surveys::RoundId> round_id(std::string_view text);

// Nothing: there is no such round. A questionnaire that cannot be read is a Failure.
std::optional<CountedRound> counted_round(storage::Tx& tx, surveys::RoundId id);

// What it asks.
surveys::Questionnaire asked_in(storage::Tx& tx, const surveys::Round& round);

// Single answers of an anonymous round wait for its end: until it has forgotten who answered, what
// is new in a list tells whose it is.
bool holds_back_answers(storage::Tx& tx, surveys::RoundId id);

// The other rounds of the same questionnaire that have begun and were answered, whatever its
// version: the latest first, at most limits::rounds_compared.
std::vector<surveys::Round> rounds_beside(storage::Tx& tx, const surveys::Round& round);

// RoundRow of openapi.yaml, with numbers of people that this visitor may know.
nlohmann::ordered_json result_round_json(const CountedRound& counted,
                                         const surveys::Results& results);

// Nothing: the whole office. A list, which may be empty: only these units.
std::optional<std::vector<std::string>> own_units(const Visit& visit, Right right);

std::string level_name(std::string_view level);

}  // namespace console
