#include "console/marks.hpp"

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/custody.hpp"
#include "flows/engine/session.hpp"
#include "office/cases/route.hpp"
#include "storage/cases.hpp"
#include "storage/desk_moves.hpp"
#include "storage/sessions.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

// The last passing on stands among the last few moves: a conversation is not passed on for ever.
constexpr int moves_looked_at = 10;

ordered_json meant_json(storage::Tx& tx, const Visit& visit, const Conversation& conversation) {
  const auto& mark = conversation.mark;
  if (!mark || mark->meant_for.empty()) return nullptr;
  std::string by;
  for (const auto& made :
       storage::DeskMoves(tx).of_citizen(conversation.citizen.id, moves_looked_at)) {
    if (made.kind != move::transferred) continue;
    by = name_behind(tx, made.who);
    break;
  }
  ordered_json json{{"name", target_name(tx, visit, mark->meant_for)},
                    {"mine", is_meant_for(visit, conversation)},
                    {"by", by}};
  if (mark->meant_until) json["until"] = base::format_iso(*mark->meant_until);
  return json;
}

// Closed by an officer, and the citizen has not written since.
ordered_json closed_json(storage::Tx& tx, const Conversation& conversation) {
  if (conversation.open || conversation.owner != Owner::bot) return nullptr;
  const auto moves = storage::DeskMoves(tx).of_citizen(conversation.citizen.id, 1);
  if (moves.empty() || moves.front().kind != move::closed) return nullptr;
  const auto& made = moves.front();
  const auto& last = conversation.citizen.last_interaction_at;
  if (last && *last > made.at) return nullptr;
  return {{"at", base::format_iso(made.at)},
          {"reason", made.target},
          {"by", name_behind(tx, made.who)}};
}

// The group of matters the citizen chose in the flow under way.
std::string chosen_kind(storage::Tx& tx, const std::string& citizen) {
  const auto stored = storage::Sessions(tx).load(citizen);
  if (!stored) return {};
  const auto session = flows::read_session(*stored);
  if (!session || session->frames.empty()) return {};
  return base::text_of(session->frames.back().answers, "kind");
}

ordered_json branch_json(storage::Tx& tx, const Visit& visit, const Conversation& conversation) {
  for (const auto& held : storage::Cases(tx).of_citizen(conversation.citizen.id)) {
    if (!cases::is_settled(held.status) && !held.restricted && held.branch > 0) return held.branch;
  }
  const auto* catalog = visit.office.books.catalog;
  if (catalog == nullptr) return nullptr;
  const auto kind = chosen_kind(tx, conversation.citizen.id);
  if (kind.empty()) return nullptr;
  const auto route = cases::route(catalog->current(), kind, "", base::to_local(visit.now).date);
  return route.restricted ? ordered_json(nullptr) : ordered_json(route.branch);
}

}  // namespace

void add_marks(storage::Tx& tx,
               const Visit& visit,
               const Conversation& conversation,
               ordered_json& row) {
  const auto& mark = conversation.mark;
  row["silent"] = conversation.silent();
  row["reminded"] = mark && mark->reminded;
  row["snoozed_until"] = nullptr;
  if (mark && mark->snoozed_until) row["snoozed_until"] = base::format_iso(*mark->snoozed_until);
  row["meant_for"] = meant_json(tx, visit, conversation);
  row["closed"] = closed_json(tx, conversation);
  row["branch_guess"] = branch_json(tx, visit, conversation);
}

}  // namespace console
