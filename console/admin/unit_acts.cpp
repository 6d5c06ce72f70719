// Units that come and end from a day on: a new one, one that ends, another name. What hangs on the
// old one may go along (unit_moves.hpp).
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/decision.hpp"
#include "console/admin/limits.hpp"
#include "office/language/fold.hpp"
#include "storage/serials.hpp"

namespace console::admin {
namespace {

using catalog::Catalog;
using catalog::Unit;
using nlohmann::ordered_json;

// Until it is kept a new unit has no number.
constexpr std::string_view new_id = "dv-0";

const Catalog& in_force(const Visit& visit) {
  return visit.office.shelf.current();
}

std::string read_name(Body& body) {
  auto name = body.words("name", {2, limits::unit_name_max});
  if (language::plain(name).empty()) body.wrong("name", "Cần tên đơn vị.");
  return name;
}

std::vector<std::string> read_units(Body& body, const Visit& visit, std::string_view name) {
  auto ids = body.texts(name, limits::units_tied_max, {1, limits::unit_max});
  for (const auto& id : ids) {
    const bool twice = std::count(ids.begin(), ids.end(), id) > 1;
    if (twice || in_force(visit).unit(id) == nullptr)
      body.wrong(name, "Có đơn vị không có trong danh mục hoặc bị lặp.");
  }
  return ids;
}

// Cases and accounts go to one unit or stay.
void read_take_along(Body& body, Asked& asked, bool possible) {
  asked.take_along = body.flag("take_along");
  if (asked.take_along && !possible) {
    body.wrong("take_along",
               "Chỉ chuyển hồ sơ và tài khoản theo được khi có đúng một đơn vị kế tiếp.");
  }
}

// The end of a unit within a plan, and what goes along.
void end_in(Plan& plan,
            const Asked& asked,
            const std::string& unit,
            const std::vector<std::string>& successors) {
  plan.changes.push_back(ended(unit, asked, successors));
  if (asked.take_along) plan.moves.push_back({unit, successors.front(), 0, 0});
}

std::string next_id(storage::Tx& tx, const Asked& asked) {
  if (asked.dry_run) return std::string{new_id};
  return fmt::format("dv-{}", storage::Serials(tx).next("unit"));
}

// Why this unit cannot end on that day.
std::optional<RawAnswer> cannot_end(const Unit* unit, catalog::Day day) {
  if (unit == nullptr) return problem("not_found");
  if (unit->valid_to) return problem("unit_ended");
  if (unit->valid_from >= day)
    return invalid({{"day", "Đơn vị này chưa có hiệu lực vào ngày đó."}});
  return std::nullopt;
}

Plan plan_end(storage::Tx& tx,
              const Visit& visit,
              const Asked& asked,
              const std::vector<std::string>& successors) {
  const auto& catalog = in_force(visit);
  const auto* unit = catalog.unit(visit.path.front());
  if (auto refused = cannot_end(unit, asked.day)) return refusal(*refused);
  for (const auto& id : successors) {
    const auto* next = catalog.unit(id);
    if (next == nullptr || next == unit || ends_before(*next, asked.day) ||
        next->valid_from > asked.day)
      return refusal(invalid({{"successors", "Đơn vị kế tiếp phải có hiệu lực vào ngày đó."}}));
  }
  Plan plan;
  end_in(plan, asked, unit->id, successors);
  plan.touched = base::to_text(touched_by_end(tx, catalog, *unit, asked.day));
  return plan;
}

Plan plan_rename(storage::Tx& tx, const Visit& visit, const Asked& asked, const std::string& name) {
  const auto& catalog = in_force(visit);
  const auto* unit = catalog.unit(visit.path.front());
  if (auto refused = cannot_end(unit, asked.day)) return refusal(*refused);
  if (unit->name == name) return refusal(invalid({{"name", "Tên này giống tên đang dùng."}}));
  Unit next = *unit;
  next.id = next_id(tx, asked);
  next.name = name;
  next.formed_from = {unit->id};
  Plan plan;
  plan.changes.push_back(added(next, asked.day));
  end_in(plan, asked, unit->id, {next.id});
  plan.touched = base::to_text(touched_by_end(tx, catalog, *unit, asked.day));
  return plan;
}

void add_touched(ordered_json& sum, const ordered_json& more) {
  sum["cases"] = sum["cases"].get<std::int64_t>() + more["cases"].get<std::int64_t>();
  for (const auto* list : {"accounts", "branches", "below"}) {
    for (const auto& one : more[list]) sum[list].push_back(one);
  }
}

// Somebody pressed twice, or did not see that it is there: two of a name below the same parent.
bool is_there(const Catalog& catalog, const Unit& wanted) {
  const auto& from = wanted.formed_from;
  return std::any_of(catalog.units().begin(), catalog.units().end(), [&](const Unit& one) {
    const bool stays = std::find(from.begin(), from.end(), one.id) == from.end();
    return stays && !one.valid_to && one.parent == wanted.parent && one.name == wanted.name;
  });
}

// What the new unit is made of ends with its beginning, unless it ended before.
Plan plan_add(storage::Tx& tx, const Visit& visit, const Asked& asked, Unit unit) {
  const auto& catalog = in_force(visit);
  if (is_there(catalog, unit)) return refusal(invalid({{"name", "Đã có đơn vị tên này."}}));
  unit.id = next_id(tx, asked);
  Plan plan;
  plan.changes.push_back(added(unit, asked.day));
  ordered_json touched{{"cases", 0},
                       {"accounts", ordered_json::array()},
                       {"branches", ordered_json::array()},
                       {"below", ordered_json::array()}};
  for (const auto& id : unit.formed_from) {
    const auto* old = catalog.unit(id);
    if (old == nullptr) return refusal(problem("not_found"));  // taken back meanwhile
    if (ends_before(*old, asked.day)) continue;
    if (auto refused = cannot_end(old, asked.day)) return refusal(*refused);
    end_in(plan, asked, id, {unit.id});
    add_touched(touched, touched_by_end(tx, catalog, *old, asked.day));
  }
  plan.touched = base::to_text(touched);
  return plan;
}

}  // namespace

RawAnswer add_unit(const Visit& visit) {
  Body body(visit.request);
  Unit unit;
  unit.name = read_name(body);
  const auto level = catalog::level_from(body.text("level", {1, limits::unit_max}));
  if (!level) body.wrong("level", "Chọn một cấp trong danh sách.");
  unit.level = level.value_or(catalog::Level::xa);
  unit.parent = body.text("parent", {1, limits::unit_max});
  unit.formed_from = read_units(body, visit, "formed_from");
  auto asked = read_asked(body, visit);
  read_take_along(body, asked, !unit.formed_from.empty());
  const auto* parent = in_force(visit).unit(unit.parent);
  if (parent == nullptr || !catalog::valid_on(*parent, asked.day))
    body.wrong("parent", "Chọn đơn vị cấp trên có hiệu lực vào ngày đó.");
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_add(tx, visit, asked, unit); });
}

RawAnswer end_unit(const Visit& visit) {
  Body body(visit.request);
  const auto successors = read_units(body, visit, "successors");
  auto asked = read_asked(body, visit);
  read_take_along(body, asked, successors.size() == 1);
  if (auto refused = body.refused()) return *refused;
  return decide(
      visit, asked, [&](storage::Tx& tx) { return plan_end(tx, visit, asked, successors); });
}

RawAnswer rename_unit(const Visit& visit) {
  Body body(visit.request);
  const auto name = read_name(body);
  auto asked = read_asked(body, visit);
  read_take_along(body, asked, true);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_rename(tx, visit, asked, name); });
}

}  // namespace console::admin
