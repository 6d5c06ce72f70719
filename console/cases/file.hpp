// A case as one opens it: everything around it that the visitor may read. Read within one
// transaction, so that all of it is of one moment.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/cases/sight.hpp"

namespace console {

// CaseFile of openapi.yaml; of a hidden case no more than its row.
nlohmann::ordered_json case_file(storage::Tx& tx, const Visit& visit, const SeenCase& seen);

// As it is now; {} when the visitor sees nothing of it any more.
nlohmann::ordered_json case_file(storage::Tx& tx, const Visit& visit, cases::CaseId id);

// Who did something, as shown: an officer's name, "Người dân", "Hệ thống".
std::string doer_name(storage::Tx& tx, const cases::Who& who);
std::string doer_name_en(storage::Tx& tx, const cases::Who& who);

}  // namespace console
