// Units and leads of branches from a day on: a new unit, one that ends, another name, hours,
// contact, lead; and taking a change back before its day.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/decision.hpp"
#include "console/admin/in_force.hpp"
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

std::string next_id(storage::Tx& tx, const Asked& asked) {
  if (asked.dry_run) return std::string{new_id};
  return fmt::format("dv-{}", storage::Serials(tx).next("unit"));
}

bool ends_before(const Unit& unit, catalog::Day day) {
  return unit.valid_to && *unit.valid_to < day;
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
  return {{ended(unit->id, asked.day, successors)},
          base::to_text(touched_by_end(tx, catalog, *unit, asked.day)),
          std::nullopt};
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
  return {{added(next, asked.day), ended(unit->id, asked.day, {next.id})},
          base::to_text(touched_by_end(tx, catalog, *unit, asked.day)),
          std::nullopt};
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
    plan.changes.push_back(ended(id, asked.day, {unit.id}));
    add_touched(touched, touched_by_end(tx, catalog, *old, asked.day));
  }
  plan.touched = base::to_text(touched);
  return plan;
}

std::string period_text(Body& body, const std::string& name) {
  auto text = body.text(name, {5, 5});
  if (!base::parse_time_of_day(text)) body.wrong(name, "Giờ dạng 07:30.");
  return text;
}

ordered_json read_periods(Body& body) {
  ordered_json periods = ordered_json::array();
  const auto count = body.count("periods", limits::periods_max);
  std::string last;
  for (std::size_t i = 0; i < count; ++i) {
    const auto from = period_text(body, fmt::format("periods.{}.from", i));
    const auto to = period_text(body, fmt::format("periods.{}.to", i));
    // Of the form hh:mm: in the order of time as in that of letters.
    if (from >= to || from < last)
      body.wrong(fmt::format("periods.{}.from", i), "Các khoảng giờ phải nối tiếp nhau.");
    last = to;
    periods.push_back({from, to});
  }
  return periods;
}

// Of a unit in the path that is in force or will be.
Plan plan_one(const Visit& visit, const Asked& asked, std::string what, const ordered_json& entry) {
  const auto* unit = in_force(visit).unit(visit.path.front());
  if (unit == nullptr) return refusal(problem("not_found"));
  if (ends_before(*unit, asked.day)) return refusal(problem("unit_ended"));
  Plan plan;
  plan.changes.push_back(
      {std::move(what), "unit/" + unit->id, catalog::day_text(asked.day), base::to_text(entry)});
  return plan;
}

bool is_phone(std::string_view phone) {
  return std::all_of(phone.begin(), phone.end(), [](char letter) {
    return (letter >= '0' && letter <= '9') ||
           std::string_view{"+ .()-"}.find(letter) != std::string_view::npos;
  });
}

int branch_in_path(const Visit& visit) {
  const auto& given = visit.path.front();
  int number = 0;
  const auto* end = given.data() + given.size();
  const auto [stopped, error] = std::from_chars(given.data(), end, number);
  return error == std::errc{} && stopped == end ? number : 0;
}

Plan plan_lead(storage::Tx& tx, const Visit& visit, const Asked& asked, const std::string& id) {
  const auto& catalog = in_force(visit);
  const int number = branch_in_path(visit);
  if (catalog.branch(number) == nullptr) return refusal(problem("not_found"));
  const auto* unit = catalog.unit(id);
  if (unit == nullptr || !catalog::valid_on(*unit, asked.day))
    return refusal(invalid({{"unit", "Chọn đơn vị có hiệu lực vào ngày đó."}}));
  Plan plan;
  plan.changes.push_back({"lead",
                          fmt::format("branch/{}", number),
                          catalog::day_text(asked.day),
                          base::to_text(ordered_json{{"unit", id}})});
  plan.touched = base::to_text(
      ordered_json{{"cases", storage::OfficeChanges(tx).open_cases_of_branch(number)}});
  return plan;
}

std::optional<RawAnswer> cannot_revoke(storage::Tx& tx,
                                       const Visit& visit,
                                       const std::optional<storage::OfficeChange>& change) {
  if (!change || change->revoked || change->decided_with != 0) return problem("not_found");
  const auto today = catalog::day_text(base::to_local(visit.now).date);
  // Contacts and hours are corrected by another entry, too; nothing follows from them.
  if (change->text.day <= today) return problem("in_force");
  if (change->text.what != "added") return std::nullopt;
  const auto use = storage::OfficeChanges(tx).use_of(change->text.subject.substr(5));
  if (use.cases > 0 || !use.accounts.empty()) return problem("unit_in_use");
  return std::nullopt;
}

RawAnswer revoke_in(storage::Tx& tx,
                    const Visit& visit,
                    std::int64_t id,
                    std::optional<Catalog>& next) {
  storage::OfficeChanges kept(tx);
  const auto change = kept.find(id);
  if (auto refused = cannot_revoke(tx, visit, change)) return *refused;
  auto without = catalog_without(tx, visit.office.admin.shelf->files(), id);
  if (!without) return problem("unit_in_use");
  next = std::move(*without);
  kept.revoke(id, visit.me().id.value, visit.now);
  const ordered_json detail{{"change", id}, {"what", change->text.what}, {"day", change->text.day}};
  note(tx, visit, {"office.revoked", change->text.subject, base::to_text(detail)});
  return no_content();
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
  const auto asked = read_asked(body, visit);
  const auto* parent = in_force(visit).unit(unit.parent);
  if (parent == nullptr || !catalog::valid_on(*parent, asked.day))
    body.wrong("parent", "Chọn đơn vị cấp trên có hiệu lực vào ngày đó.");
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_add(tx, visit, asked, unit); });
}

RawAnswer end_unit(const Visit& visit) {
  Body body(visit.request);
  const auto successors = read_units(body, visit, "successors");
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(
      visit, asked, [&](storage::Tx& tx) { return plan_end(tx, visit, asked, successors); });
}

RawAnswer rename_unit(const Visit& visit) {
  Body body(visit.request);
  const auto name = read_name(body);
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_rename(tx, visit, asked, name); });
}

RawAnswer change_unit_hours(const Visit& visit) {
  Body body(visit.request);
  const ordered_json entry{{"periods", read_periods(body)}};
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx&) { return plan_one(visit, asked, "hours", entry); });
}

RawAnswer change_unit_contact(const Visit& visit) {
  Body body(visit.request);
  const auto person = body.words("person", {0, limits::name_max});
  const auto phone = body.text("phone", {0, limits::phone_max});
  const auto address = body.words("address", {0, limits::address_max});
  if (!is_phone(phone)) body.wrong("phone", "Số điện thoại chỉ gồm chữ số và dấu cách.");
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  const ordered_json entry{{"person", person}, {"phone", phone}, {"address", address}};
  return decide(
      visit, asked, [&](storage::Tx&) { return plan_one(visit, asked, "contact", entry); });
}

RawAnswer change_lead(const Visit& visit) {
  Body body(visit.request);
  const auto unit = body.text("unit", {1, limits::unit_max});
  const auto asked = read_asked(body, visit);
  if (auto refused = body.refused()) return *refused;
  return decide(visit, asked, [&](storage::Tx& tx) { return plan_lead(tx, visit, asked, unit); });
}

RawAnswer revoke_change(const Visit& visit) {
  auto* shelf = visit.office.admin.shelf;
  if (shelf == nullptr) return problem("unavailable");
  std::int64_t id = 0;
  const auto& given = visit.path.front();
  std::from_chars(given.data(), given.data() + given.size(), id);
  const auto turn = one_decision();
  RawAnswer answer;
  std::optional<Catalog> next;
  visit.office.database.write([&](storage::Tx& tx) { answer = revoke_in(tx, visit, id, next); });
  if (next) shelf->put(std::move(*next));
  return answer;
}

}  // namespace console::admin
