// What stands beside a conversation: who the citizen is, as far as the visitor may know. Within one
// transaction.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/citizens.hpp"

namespace console {

// Citizen of openapi.yaml. Anonymous cases are not named here: the panel would say whose they are;
// restricted ones only to those named for them.
nlohmann::ordered_json panel_json(storage::Tx& tx,
                                  const Visit& visit,
                                  const storage::Citizen& citizen);

}  // namespace console
