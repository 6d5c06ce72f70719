// Ways to a citizen when words cannot go, and finding one: templates, the telephone, search.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/row.hpp"
#include "console/custody.hpp"
#include "console/limits.hpp"
#include "console/phone.hpp"
#include "console/ready_texts.hpp"
#include "console/search.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> phone_reasons{"call", "check", "danger"};

ordered_json template_json(const ZbsTemplate& one, storage::TextState state) {
  ordered_json fields = ordered_json::array();
  for (const auto& field : one.fields) {
    fields.push_back({{"name", field.name}, {"label", field.label}, {"max", field.max}});
  }
  return {{"id", one.id},
          {"title", one.title},
          {"text", one.text},
          {"fields", fields},
          {"state", storage::name_of(state)}};
}

// Who could add a template.
ordered_json administrators(storage::Tx& tx, const Visit& visit) {
  ordered_json names = ordered_json::array();
  for (const auto& account : storage::Staff(tx).all()) {
    const bool real = account.active && (!account.demo || visit.office.settings.demo);
    if (real && scope_of(account.roles, Right::admin) == Scope::all) names.push_back(account.name);
  }
  return names;
}

RawAnswer phone_in(storage::Tx& tx, const Visit& visit, const std::string& reason) {
  const auto found = load_conversation(tx, visit.path.front());
  if (!found) return problem("not_found");
  const auto sight = sight_of(tx, visit, *found);
  if (sight == Sight::row) return problem("restricted");
  if (sight != Sight::whole) return problem("not_found");
  const auto phone = phone_to_show(tx, visit, found->citizen.id);
  if (phone.empty()) return problem("no_phone");
  storage::DeskMove made;
  made.citizen = found->citizen.id;
  made.at = visit.now;
  made.who = key_of(visit.me().id);
  made.kind = std::string{move::phone_shown};
  made.target = reason;
  storage::DeskMoves(tx).put(made);
  storage::Audit(tx).append({.at = visit.now,
                             .who = made.who,
                             .what = "phone.shown",
                             .subject = "citizen/" + made.citizen,
                             .detail = reason});
  return json_answer(200, {{"phone", phone}});
}

}  // namespace

RawAnswer templates(const Visit& visit) {
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto found = load_conversation(tx, visit.path.front());
    if (!found || sight_of(tx, visit, *found) != Sight::whole) return;
    ordered_json items = ordered_json::array();
    for (const auto& one : storage::ReadyTexts(tx).in_use(storage::TextKind::zbs)) {
      if (const auto zbs = zbs_of(one)) items.push_back(template_json(*zbs, one.state));
    }
    answer = json_answer(200, {{"items", items}, {"contacts", administrators(tx, visit)}});
  });
  return answer;
}

RawAnswer show_phone(const Visit& visit) {
  Body body(visit.request);
  const auto reason = body.text("reason", {1, 20});
  const bool known =
      std::find(phone_reasons.begin(), phone_reasons.end(), reason) != phone_reasons.end();
  if (!known) body.wrong("reason", "Chọn một lý do trong danh sách.");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = phone_in(tx, visit, reason); });
  return answer;
}

RawAnswer search(const Visit& visit) {
  QueryText query(visit.request.query);
  const auto words = query.value("q");
  if (auto mistakes = query.mistakes(); !mistakes.empty()) return invalid(mistakes);
  if (words.empty() || words.size() > limits::search_bytes_max)
    return invalid({{"q", "Gõ từ 1 đến 100 ký tự."}});
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (auto& hit : conversations_found(tx, visit, words)) items.push_back(std::move(hit));
    for (auto& hit : cases_found(tx, visit, words)) items.push_back(std::move(hit));
  });
  return json_answer(200, {{"items", items}});
}

}  // namespace console::acts
