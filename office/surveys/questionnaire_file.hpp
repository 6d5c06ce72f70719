// A questionnaire as JSON: the shipped files, what the designer sends and what the storage keeps
// are the same text. Reading reports every mistake at once. Pure, any thread.
#pragma once

#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"

namespace surveys {

// Mistakes of form only (types, lengths, unknown keys, kinds); what the questions say to each other
// is lint(). `into` holds what could be read.
std::vector<Finding> read_questionnaire(const nlohmann::ordered_json& json, Questionnaire& into);
// The same from a text with comments.
std::vector<Finding> parse_questionnaire(std::string_view jsonc, Questionnaire& into);

// Reading it back gives the same questionnaire.
nlohmann::ordered_json to_json(const Questionnaire& questionnaire);

}  // namespace surveys
