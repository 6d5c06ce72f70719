// The lists of an opened case: history, delivery, attachments, links. For file.cpp of this folder.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/cases/sight.hpp"

namespace console {

nlohmann::ordered_json answer_json(storage::Tx& tx, const cases::Case& held);  // null: none
nlohmann::ordered_json history_json(storage::Tx& tx, const Visit& visit, const cases::Case& held);
nlohmann::ordered_json tasks_json(storage::Tx& tx, const cases::Case& held);
nlohmann::ordered_json conflict_json(const Visit& visit, const cases::Case& held);
// What the machine takes it for, while nobody has classified it; null otherwise.
nlohmann::ordered_json proposal_json(const Visit& visit, const cases::Case& held);
nlohmann::ordered_json delivery_json(storage::Tx& tx, const Visit& visit, const cases::Case& held);
// What approving the answer would send, for who may approve it now; null otherwise.
nlohmann::ordered_json will_send_json(storage::Tx& tx, const Visit& visit, const cases::Case& held);
// merged_into, merged_from.
void add_links(storage::Tx& tx, const cases::Case& held, nlohmann::ordered_json& file);

}  // namespace console
