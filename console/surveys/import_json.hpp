// An import and a list of people as the pages see them (openapi.yaml: SurveyImport, PeopleList).
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/surveys/import.hpp"
#include "console/visit.hpp"
#include "storage/survey_lists.hpp"

namespace console {

nlohmann::ordered_json import_json(const Import& import, const catalog::Catalog& catalog);

nlohmann::ordered_json list_json(storage::Tx& tx,
                                 const storage::PeopleList& list,
                                 const std::vector<storage::ListStratum>& strata,
                                 const catalog::Catalog& catalog);

// The rows that are left out, each with its line and why: CSV for the office's spreadsheet.
std::string left_out_csv(const Import& import);

}  // namespace console
