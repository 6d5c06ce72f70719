// Taking a conversation and letting it go.
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/limits.hpp"
#include "console/ownership.hpp"

namespace console::acts {
namespace {

RawAnswer somebody_has_it(storage::Tx& tx, const Conversation& conversation) {
  nlohmann::ordered_json more;
  if (conversation.open && !conversation.open->by.empty()) {
    more["holder"] = name_behind(tx, conversation.open->by);
    more["at"] = base::format_iso(conversation.open->taken_at.value_or(conversation.open->since));
  }
  return problem("taken", more);
}

RawAnswer row_of(storage::Tx& tx, const Visit& visit, const std::string& citizen) {
  const auto now = load_conversation(tx, citizen);
  if (!now) return problem("not_found");
  return json_answer(200, row_json(tx, visit, *now, Sight::whole));
}

// From another's hands only with a reason, and only by those who keep the whole queue. Whoever lets
// a citizen wait too long needs no reason to be given.
bool may_retake(const Visit& visit, const Conversation& conversation, const std::string& reason) {
  const bool enough = !reason.empty() || conversation.silent();
  return enough && visit.scope(Right::queue) == Scope::all;
}

RawAnswer claim_in(storage::Tx& tx, const Visit& visit, const std::string& reason) {
  const auto& citizen = visit.path.front();
  const auto found = load_conversation(tx, citizen);
  if (!found || sight_of(tx, visit, *found) == Sight::none) return problem("not_found");
  if (sight_of(tx, visit, *found) == Sight::row) return problem("restricted");
  if (!may_take(tx, visit, *found)) return problem("forbidden");
  if (found->held_by(key_of(visit.me().id))) return row_of(tx, visit, citizen);
  if (found->held() && !may_retake(visit, *found, reason)) return somebody_has_it(tx, *found);
  if (!take_over(tx, visit, *found)) return somebody_has_it(tx, *found);
  return row_of(tx, visit, citizen);
}

RawAnswer release_in(storage::Tx& tx, const Visit& visit, Release how) {
  const auto& citizen = visit.path.front();
  const auto found = load_conversation(tx, citizen);
  if (!found || sight_of(tx, visit, *found) == Sight::none) return problem("not_found");
  if (!found->held()) return problem("not_held");
  if (!found->held_by(key_of(visit.me().id)))
    return problem("not_owner", {{"holder", name_behind(tx, found->open->by)}});
  let_go(tx, visit, *found, how);
  return row_of(tx, visit, citizen);
}

std::optional<Release> release_from(const std::string& how) {
  if (how == "resume") return Release::resume;
  if (how == "menu") return Release::menu;
  if (how == "closing") return Release::closing;
  if (how == "queue") return Release::queue;
  return std::nullopt;
}

}  // namespace

RawAnswer claim(const Visit& visit) {
  Body body(visit.request);
  const auto reason = body.text("reason", {0, limits::reason_max});
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = claim_in(tx, visit, reason); });
  visit.office.outside.moved();
  return answer;
}

RawAnswer release(const Visit& visit) {
  Body body(visit.request);
  const auto how = release_from(body.text("how", {1, 20}));
  if (!how) body.wrong("how", "Chọn một trong: resume, menu, closing, queue.");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = release_in(tx, visit, *how); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::acts
