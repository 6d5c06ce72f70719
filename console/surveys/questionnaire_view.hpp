// Questionnaires as the pages see them. Read within one transaction.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_rounds.hpp"

namespace console {

// As kept; the program wrote it, so it can be read.
surveys::Questionnaire questionnaire_of(const storage::KeptQuestionnaire& kept);
std::optional<surveys::Questionnaire> find_questionnaire(storage::Tx& tx,
                                                         std::string_view id,
                                                         int version);

// shipped: of the program, no round uses it yet. frozen: a round uses it.
std::string_view state_of(const storage::KeptQuestionnaire& kept);

// Of the linter and, where that finds no mistake, of the conversation it becomes.
std::vector<surveys::Finding> findings_of(const Visit& visit,
                                          const surveys::Questionnaire& questionnaire);
nlohmann::ordered_json findings_json(const std::vector<surveys::Finding>& findings);
nlohmann::ordered_json questionnaire_row(storage::Tx& tx,
                                         const storage::KeptQuestionnaire& kept,
                                         const std::vector<storage::KeptRound>& rounds);
// OpenQuestionnaire of openapi.yaml.
nlohmann::ordered_json open_questionnaire_json(storage::Tx& tx,
                                               const Visit& visit,
                                               const storage::KeptQuestionnaire& kept);

}  // namespace console
