// What a row of the list shows besides name, words and waiting: whom it is meant for, whether it is
// laid aside, whether its holder is silent, how it was closed, which branch it may be for. Within
// one transaction.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/conversation.hpp"

namespace console {

// silent, reminded, snoozed_until, meant_for, closed, branch_guess. Only for those who may read it.
void add_marks(storage::Tx& tx,
               const Visit& visit,
               const Conversation& conversation,
               nlohmann::ordered_json& row);

}  // namespace console
