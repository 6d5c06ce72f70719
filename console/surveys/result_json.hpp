// The figures of a round as openapi.yaml has them: codes, names and sentences. Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/surveys/round_words.hpp"
#include "console/visit.hpp"
#include "office/surveys/comparison.hpp"

namespace console {

nlohmann::ordered_json share_json(const std::optional<surveys::Share>& share);
nlohmann::ordered_json figure_json(const surveys::Figure& figure);
nlohmann::ordered_json rates_json(const surveys::ResponseRates& rates);
nlohmann::ordered_json outcomes_json(const surveys::Results& results);
// In points of a hundred; null without figures on both sides.
nlohmann::ordered_json change_json(const std::optional<surveys::Change>& change,
                                   const std::string& against);

// Everything that is made of these results alone: overall, criteria, factors, lines, table,
// choices, numbers, open.
void add_figures(nlohmann::ordered_json& json,
                 const Visit& visit,
                 const surveys::Results& results,
                 const surveys::Questionnaire& asked);
// The changes against another round, into what add_figures() wrote; nothing to compare: null.
void add_changes(nlohmann::ordered_json& json,
                 const std::optional<surveys::Comparison>& comparison,
                 const std::string& against);
nlohmann::ordered_json notes_json(const surveys::Results& results, bool anonymous);

struct OutcomeName {
  std::string_view vi{};
  std::string_view en{};
};

// Of a number or a date: "7", "2026-11-24".
std::string number_text(surveys::Kind kind, std::int64_t value);
OutcomeName outcome_name(surveys::Outcome outcome);
// The headline: the general question's title, or that all ratings stand together.
std::string general_title(const surveys::Results& results);

}  // namespace console
