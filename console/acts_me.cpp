// What concerns the visitor alone, and the canned answers.

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/custody.hpp"
#include "console/login_steps.hpp"
#include "console/numbers.hpp"
#include "console/ready_texts.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

}  // namespace

RawAnswer me(const Visit& visit) {
  return json_answer(200, me_json(visit.me(), visit.visitor->login, visit.office.settings));
}

RawAnswer set_shift(const Visit& visit) {
  Body body(visit.request);
  const auto shift = storage::shift_from(body.text("shift", {1, 10}));
  if (!shift) body.wrong("shift", "Chọn một trong: on, pause, off.");
  if (auto refused = body.refused()) return *refused;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Staff(tx).set_shift(visit.me().id, *shift);
    if (*shift == storage::Shift::off) give_back_all(tx, key_of(visit.me().id), visit.now);
  });
  return no_content();
}

RawAnswer logins(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& login : storage::Logins(tx).of_staff(visit.me().id, visit.now)) {
      items.push_back({{"id", std::to_string(login.id.value)},
                       {"device", login.device},
                       {"since", base::format_iso(login.created_at)},
                       {"last_seen", base::format_iso(login.last_seen_at)},
                       {"current", login.id == visit.visitor->login.id}});
    }
  });
  return json_answer(200, {{"items", items}});
}

RawAnswer end_login(const Visit& visit) {
  const auto given = number_in(visit.path.front());
  if (!given) return problem("not_found");
  const storage::LoginId id{*given};
  bool ended = false;
  visit.office.database.write([&](storage::Tx& tx) {
    ended = storage::Logins(tx).end(visit.me().id, id, visit.now);
    if (!ended) return;
    storage::Audit(tx).append({.at = visit.now,
                               .who = key_of(visit.me().id),
                               .what = "login.ended",
                               .subject = key_of(visit.me().id)});
  });
  return ended ? no_content() : problem("not_found");
}

RawAnswer canned(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& answer : storage::ReadyTexts(tx).in_use(storage::TextKind::canned)) {
      items.push_back({{"id", answer.code},
                       {"title", answer.title},
                       {"shortcut", answer.shortcut},
                       {"text", answer.text},
                       {"variables", variables_of(answer.text)}});
    }
  });
  return json_answer(200, {{"items", items}});
}

}  // namespace console::acts
