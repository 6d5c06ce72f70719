// Finding conversations and cases by what somebody remembers of them, accents or not. Within one
// transaction; every hit is one the visitor may read.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"

namespace console {

// [{kind: "conv", id, title, words, at}]: by the citizen's name and the last words said, those
// heard from last first.
std::vector<nlohmann::ordered_json> conversations_found(storage::Tx& tx,
                                                        const Visit& visit,
                                                        const std::string& words);
// [{kind: "case", …}]: by the case book's own search; nothing for those who see no cases.
std::vector<nlohmann::ordered_json> cases_found(storage::Tx& tx,
                                                const Visit& visit,
                                                const std::string& words);

}  // namespace console
