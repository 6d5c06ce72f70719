// The lists of conversations: which there are, how they are narrowed and ordered, how many each
// holds. Within one transaction.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"

namespace console {

struct ListAsked {
  std::string view = "queue";  // queue, mine, branch, snoozed, bot, all
  std::string reason{};        // a code; "" for all
  bool silent = false;         // only those whose holder lets them wait
  bool draft = false;          // only those with a draft of the visitor
  std::string sort{};          // wait, new, name; "" as the view is ordered by itself
};

// What was wrong is noted in the answer.
std::optional<RawAnswer> read_list_asked(const Visit& visit, ListAsked& asked);

// "{items, total, counts, last_waiting_at}".
nlohmann::ordered_json list_json(storage::Tx& tx, const Visit& visit, const ListAsked& asked);

// One number for each view that counts something.
nlohmann::ordered_json counts_json(storage::Tx& tx, const Visit& visit);
// The same without what the bot is busy with: nobody's work, and the dearest to count.
nlohmann::ordered_json desk_counts(storage::Tx& tx, const Visit& visit);

}  // namespace console
