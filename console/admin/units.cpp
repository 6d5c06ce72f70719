// Units and branches: what the catalogue says, and what the office changed.
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/acts.hpp"
#include "storage/office_changes.hpp"

namespace console::admin {
namespace {

using catalog::Catalog;
using catalog::Unit;
using nlohmann::ordered_json;

using Became = std::map<std::string, std::vector<std::string>, std::less<>>;

// Of each unit the ones it went into.
Became what_became(const Catalog& catalog) {
  Became became;
  for (const auto& unit : catalog.units()) {
    for (const auto& old : unit.formed_from) became[old].push_back(unit.id);
  }
  return became;
}

std::string time_text(std::chrono::minutes of_day) {
  return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

ordered_json periods_json(const std::vector<catalog::Period>& periods) {
  ordered_json list = ordered_json::array();
  for (const auto& period : periods)
    list.push_back({{"from", time_text(period.from)}, {"to", time_text(period.to)}});
  return list;
}

ordered_json unit_json(const Unit& unit, const Became& became) {
  ordered_json json{{"id", unit.id},
                    {"parent", unit.parent},
                    {"level", catalog::level_code(unit.level)},
                    {"name", unit.name},
                    {"gso", unit.gso},
                    {"aliases", unit.aliases},
                    {"from", catalog::day_text(unit.valid_from)},
                    {"to", nullptr},
                    {"formed_from", unit.formed_from},
                    {"formed_from_names", unit.formed_from_names},
                    {"became", ordered_json::array()}};
  if (unit.valid_to) json["to"] = catalog::day_text(*unit.valid_to);
  if (const auto found = became.find(unit.id); found != became.end())
    json["became"] = found->second;
  return json;
}

ordered_json branches_json(const Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const auto& branch : catalog.branches()) {
    ordered_json leads = ordered_json::array();
    for (const auto& lead : branch.leads) {
      ordered_json one{{"unit", lead.unit},
                       {"name", lead.name},
                       {"from", catalog::day_text(lead.from)},
                       {"to", nullptr}};
      if (lead.to) one["to"] = catalog::day_text(*lead.to);
      leads.push_back(std::move(one));
    }
    list.push_back({{"no", branch.no}, {"name", branch.name}, {"leads", std::move(leads)}});
  }
  return list;
}

ordered_json changes_json(storage::Tx& tx, const std::string& today) {
  ordered_json list = ordered_json::array();
  for (const auto& change : storage::OfficeChanges(tx).in_force()) {
    const auto entry = base::parse_json(change.text.entry);
    const bool revocable = change.decided_with == 0 && change.text.day > today;
    list.push_back({{"id", std::to_string(change.id)},
                    {"what", change.text.what},
                    {"subject", change.text.subject},
                    {"day", change.text.day},
                    {"entry", entry ? *entry : ordered_json::object()},
                    {"reason", change.reason},
                    {"by", name_behind(tx, key_of(storage::AccountId{change.staff}))},
                    {"at", base::format_iso(change.at)},
                    {"revocable", revocable}});
  }
  return list;
}

// Those whose hours differ from the common ones on the next working day.
ordered_json own_hours_json(const Catalog& catalog, base::TimePoint now) {
  const auto& calendar = catalog.calendar();
  const auto day = base::to_local(calendar.next_opening(now).value_or(now)).date;
  const auto common = periods_json(calendar.hours_on(day));
  ordered_json own = ordered_json::object();
  for (const auto& unit : catalog.units()) {
    auto hours = periods_json(calendar.hours_on(day, unit.id));
    if (hours != common) own[unit.id] = std::move(hours);
  }
  return {{"common", common}, {"own", std::move(own)}};
}

}  // namespace

RawAnswer unit_options(const Visit& visit) {
  ordered_json items = ordered_json::array();
  const auto* catalog = visit.office.books.catalog;
  if (catalog != nullptr) {
    for (const auto* unit : catalog->current().units_on(base::to_local(visit.now).date))
      items.push_back({{"id", unit->id}, {"name", unit->name}});
  }
  return json_answer(200, {{"items", std::move(items)}});
}

RawAnswer units(const Visit& visit) {
  const auto& catalog = visit.office.shelf.current();
  const auto today = catalog::day_text(base::to_local(visit.now).date);
  const auto became = what_became(catalog);
  ordered_json items = ordered_json::array();
  for (const auto& unit : catalog.units()) items.push_back(unit_json(unit, became));
  ordered_json changes;
  visit.office.database.read([&](storage::Tx& tx) { changes = changes_json(tx, today); });
  return json_answer(200,
                     {{"today", today},
                      {"items", std::move(items)},
                      {"branches", branches_json(catalog)},
                      {"hours", own_hours_json(catalog, visit.now)},
                      {"changes", std::move(changes)}});
}

}  // namespace console::admin
