// Who has a case in hand, one by one and many at once; and a look behind the mask.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/each_of.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/row.hpp"
#include "console/cases/turn.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "storage/audit.hpp"
#include "storage/case_desk.hpp"
#include "storage/cases.hpp"
#include "storage/staff.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

struct Chosen {
  std::optional<storage::Account> account{};  // nothing: nobody
  bool unknown = false;
};

Chosen chosen_by(storage::Tx& tx, const std::string& id) {
  if (id.empty()) return {};
  const auto wanted = number_in(id);
  if (!wanted) return {std::nullopt, true};
  auto account = storage::Staff(tx).by_id({*wanted});
  if (!account || !account->active) return {std::nullopt, true};
  return {std::move(account), false};
}

std::optional<RawAnswer> assign_in(storage::Tx& tx,
                                   const Visit& visit,
                                   CaseTurn& turn,
                                   const Chosen& chosen) {
  if (auto refused = turn.needs({Right::route})) return refused;
  if (chosen.account && !could_hold(tx, visit, *chosen.account, turn.held())) {
    return invalid({{"staff", "Người này không được xem hồ sơ nên không nhận được."}});
  }
  cases::Assign command;
  if (chosen.account) {
    command.staff = cases::StaffId{chosen.account->id.value};
    command.name = chosen.account->name;
  }
  if (auto refused = turn.apply(command, "staff")) return refused;
  turn.store();
  return std::nullopt;
}

std::string staff_in(Body& body) {
  return body.has("staff") ? body.text("staff", {1, limits::code_max}) : std::string{};
}

// One case of many, on what it is now: whoever picks from a list has not read each.
std::optional<RawAnswer> assign_one(storage::Tx& tx,
                                    const Visit& visit,
                                    const std::string& id,
                                    const Chosen& chosen) {
  const auto seen = see_case(tx, visit, id);
  if (!seen) return problem("not_found");
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(id, {seen->held.revision, {}})) return refused;
  return assign_in(tx, visit, turn, chosen);
}

struct Look {
  std::string reason_code{};
  std::string note{};
};

RawAnswer unmask_in(storage::Tx& tx, const Visit& visit, const Look& look) {
  const auto seen = see_case(tx, visit, visit.path.front());
  if (!seen) return problem("not_found");
  if (!seen->whole) return problem("restricted");
  const auto& held = seen->held;
  if (!covers(visit, Right::identity, held)) return problem("forbidden");
  const auto until = visit.now + limits::unmasked_for;
  storage::CaseDesk(tx).unmask(
      {held.id, staff_of(visit), look.reason_code, look.note, visit.now, until});
  storage::Audit(tx).append({visit.now,
                             key_of(visit.me().id),
                             "identity.unmasked",
                             fmt::format("case/{}", held.id.value),
                             look.reason_code + ": " + look.note});
  const auto read = words_for(tx, visit, held);
  return json_answer(
      200,
      {{"until", base::format_iso(until)},
       {"text", read.shown.story},
       {"name", read.shown.name},
       {"phone", read.shown.phone},
       {"watermark",
        fmt::format(
            "{} · {} · {}", visit.me().name, held.number, base::format_date_time(visit.now))}});
}

}  // namespace

RawAnswer assign(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto staff = staff_in(body);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    const auto chosen = chosen_by(tx, staff);
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused && chosen.unknown) refused = invalid({{"staff", "Không có người này."}});
    if (!refused) refused = assign_in(tx, visit, turn, chosen);
    return refused ? *refused : turn.answer();
  });
}

RawAnswer assign_many(const Visit& visit) {
  Body body(visit.request);
  const auto ids = body.texts("ids", limits::assigned_at_once_max, {1, limits::code_max});
  const auto staff = staff_in(body);
  if (ids.empty()) body.wrong("ids", "Chọn ít nhất một hồ sơ.");
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    const auto chosen = chosen_by(tx, staff);
    return chosen.unknown ? invalid({{"staff", "Không có người này."}})
                          : each_of(ids, [&](const std::string& id) {
                              return assign_one(tx, visit, id, chosen);
                            });
  });
}

RawAnswer unmask(const Visit& visit) {
  Body body(visit.request);
  Look look;
  look.reason_code = body.text("reason_code", {1, limits::code_max});
  look.note = body.words("note", {0, limits::reason_max});
  if (!has_code(visit.office.books.words.unmask_reasons, look.reason_code))
    body.wrong("reason_code", "Chọn một lý do.");
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return unmask_in(tx, visit, look); });
}

}  // namespace console::acts
