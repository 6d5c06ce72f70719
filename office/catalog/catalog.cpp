#include "office/catalog/catalog.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "office/catalog/catalog_file.hpp"
#include "office/catalog/limits.hpp"
#include "office/catalog/unit_index.hpp"

namespace catalog {
namespace {

constexpr int branches_expected = 9;

void check_units(const std::vector<Unit>& units,
                 const std::map<std::string, std::size_t, std::less<>>& by_id,
                 Mistakes& mistakes) {
  std::set<std::string_view> merged;
  for (const auto& unit : units) {
    if (!unit.parent.empty() && !by_id.contains(unit.parent)) {
      mistakes.add(unit.id, "its parent is unknown: " + unit.parent);
    }
    for (const auto& old : unit.formed_from) {
      if (!by_id.contains(old)) mistakes.add(unit.id, "formed_from is unknown: " + old);
      if (!merged.insert(old).second) mistakes.add(unit.id, "merged twice: " + old);
    }
  }
}

void check_branches(const std::vector<Branch>& branches,
                    const std::map<std::string, std::size_t, std::less<>>& by_id,
                    Mistakes& mistakes) {
  std::set<std::string_view> taken;
  int expected = 0;
  for (const auto& branch : branches) {
    if (branch.no != ++expected) mistakes.add(branch.code, "branches must be numbered 1, 2, 3 …");
    for (const auto& lead : branch.leads) {
      if (!by_id.contains(lead.unit)) mistakes.add(branch.code, "lead is unknown: " + lead.unit);
    }
    for (const auto& category : branch.takes) {
      if (taken.insert(category).second) continue;
      mistakes.add(branch.code, "another branch takes it too: " + category);
    }
  }
  if (expected != branches_expected) mistakes.add("branches.jsonc", "needs nine branches");
}

void check_procedures(const std::vector<Procedure>& procedures, Mistakes& mistakes) {
  std::set<std::string_view> codes;
  for (const auto& procedure : procedures) {
    if (!codes.insert(procedure.code).second) mistakes.add(procedure.code, "is written twice");
  }
}

}  // namespace

bool valid_on(const Unit& unit, Day date) {
  return unit.valid_from <= date && (!unit.valid_to || date <= *unit.valid_to);
}

base::Result<Catalog> Catalog::load(const std::filesystem::path& folder) {
  Mistakes mistakes;
  Catalog catalog;
  for (const auto* file : {"units-2020.jsonc", "units-2025.jsonc"}) {
    auto units = read_units(folder / file, mistakes);
    catalog.units_.insert(catalog.units_.end(), units.begin(), units.end());
  }
  for (std::size_t i = 0; i < catalog.units_.size(); ++i) {
    const auto& unit = catalog.units_[i];
    if (!catalog.by_id_.emplace(unit.id, i).second) mistakes.add(unit.id, "is written twice");
    for (const auto& old : unit.formed_from) catalog.successor_[old] = unit.id;
  }
  catalog.branches_ = read_branches(folder / "branches.jsonc", mistakes);
  catalog.procedures_ = read_procedures(folder / "procedures.jsonc", mistakes);
  check_units(catalog.units_, catalog.by_id_, mistakes);
  check_branches(catalog.branches_, catalog.by_id_, mistakes);
  check_procedures(catalog.procedures_, mistakes);
  auto calendar = Calendar::load(folder / "holidays.jsonc");
  if (!calendar) mistakes.add("holidays.jsonc", calendar.error().what);
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  catalog.calendar_ = *calendar;
  catalog.names_ = index_names(catalog.units_);
  return catalog;
}

const Unit* Catalog::unit(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &units_[found->second];
}

const Unit* Catalog::unit_on(std::string_view id, Day date) const {
  const auto* found = unit(id);
  for (int step = 0; found != nullptr && !valid_on(*found, date) && step < reforms_max; ++step) {
    const auto next = successor_.find(found->id);
    found = next == successor_.end() ? nullptr : unit(next->second);
  }
  return found != nullptr && valid_on(*found, date) ? found : nullptr;
}

std::vector<const Unit*> Catalog::units_on(Day date) const {
  std::vector<const Unit*> list;
  for (const auto& unit : units_) {
    if (valid_on(unit, date)) list.push_back(&unit);
  }
  return list;
}

const Branch* Catalog::branch(int no) const {
  const auto found = std::find_if(
      branches_.begin(), branches_.end(), [&](const Branch& branch) { return branch.no == no; });
  return found == branches_.end() ? nullptr : &*found;
}

const Branch* Catalog::branch_taking(std::string_view category) const {
  for (const auto& branch : branches_) {
    const auto& takes = branch.takes;
    if (std::find(takes.begin(), takes.end(), category) != takes.end()) return &branch;
  }
  return nullptr;
}

const Lead* Catalog::lead_of(int branch, Day date) const {
  const auto* found = this->branch(branch);
  if (found == nullptr) return nullptr;
  for (const auto& lead : found->leads) {
    if (lead.from <= date && (!lead.to || date <= *lead.to)) return &lead;
  }
  return nullptr;
}

const Procedure* Catalog::procedure(std::string_view code) const {
  const auto found =
      std::find_if(procedures_.begin(), procedures_.end(), [&](const Procedure& procedure) {
        return procedure.code == code;
      });
  return found == procedures_.end() ? nullptr : &*found;
}

}  // namespace catalog
