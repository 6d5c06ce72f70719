// What must be right before a round leaves, in words: the last step of planning. Read within one
// transaction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/survey_rounds.hpp"

namespace console {

struct Check {
  std::string_view code{};  // "list", "questionnaire", …
  bool ok = false;
  std::string vi{};
  std::string en{};
};

std::vector<Check> checklist_of(storage::Tx& tx,
                                const Visit& visit,
                                const storage::KeptRound& kept);
nlohmann::ordered_json checklist_json(const std::vector<Check>& checks);

}  // namespace console
