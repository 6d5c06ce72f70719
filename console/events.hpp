// The time line of one conversation: what was said, by whom, what became of it, and what happened
// in between. Within one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"

namespace console {

// Event of openapi.yaml.
nlohmann::ordered_json event_json(storage::Tx& tx,
                                  const Visit& visit,
                                  const storage::Message& message);

// Of an errand whose message an officer said once more (storage::OutboxLine::why).
inline constexpr std::string_view said_again_why = "said_again";

// "{items, more}", oldest first: a page of messages that ends before that one (nothing: the
// newest), with the system's lines of the same time. Words of a closed restricted matter are left
// out for those who may not read them.
nlohmann::ordered_json events_json(storage::Tx& tx,
                                   const Visit& visit,
                                   const std::string& citizen,
                                   std::optional<storage::MessageId> before);

}  // namespace console
