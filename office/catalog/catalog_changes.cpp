// Laying the office's own changes over the catalogue of the files.
#include <algorithm>

#include "office/catalog/catalog.hpp"
#include "office/catalog/changes.hpp"
#include "office/catalog/file_reader.hpp"
#include "office/catalog/unit_index.hpp"

namespace catalog {
namespace {

class Layer {
 public:
  Layer(std::vector<Unit>& units, std::vector<Branch>& branches, Calendar& calendar)
      : units_(units), branches_(branches), calendar_(calendar) {}

  void lay(const Unit& added) {
    if (find(added.id) != nullptr) return mistakes_.add(added.id, "is added twice");
    const auto* parent = find(added.parent);
    if (parent == nullptr) return mistakes_.add(added.id, "its parent is unknown");
    for (const auto& old : added.formed_from) {
      if (find(old) == nullptr) return mistakes_.add(added.id, "what it is formed from is unknown");
    }
    auto unit = added;
    unit.home_area = parent->home_area;
    units_.push_back(std::move(unit));
  }

  void lay(const UnitEnded& ended) {
    auto* unit = find(ended.unit);
    if (unit == nullptr) return mistakes_.add(ended.unit, "is unknown");
    unit->valid_to = day_before(ended.day);
    for (const auto& id : ended.successors) {
      auto* next = find(id);
      if (next == nullptr) {
        mistakes_.add(id, "is unknown");
        continue;
      }
      auto& from = next->formed_from;
      if (std::find(from.begin(), from.end(), ended.unit) == from.end()) from.push_back(ended.unit);
    }
  }

  void lay(const UnitHours& hours) {
    if (find(hours.unit) == nullptr) return mistakes_.add(hours.unit, "is unknown");
    calendar_.set_hours(hours.unit, hours.day, hours.periods);
  }

  void lay(const LeadNamed& named) {
    const auto branch = std::find_if(branches_.begin(), branches_.end(), [&](const Branch& one) {
      return one.no == named.branch;
    });
    const auto* unit = find(named.unit);
    if (branch == branches_.end() || unit == nullptr)
      return mistakes_.add(named.unit, "cannot lead a branch");
    auto& leads = branch->leads;
    std::erase_if(leads, [&](const Lead& lead) { return lead.from >= named.day; });
    for (auto& lead : leads) {
      if (!lead.to || *lead.to >= named.day) lead.to = day_before(named.day);
    }
    leads.push_back({unit->id, unit->name, named.day, std::nullopt});
  }

  void lay(const UnitContact& contact) {
    if (find(contact.unit) == nullptr) mistakes_.add(contact.unit, "is unknown");
  }

  const Mistakes& mistakes() const { return mistakes_; }

 private:
  Unit* find(const std::string& id) {
    const auto found =
        std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.id == id; });
    return found == units_.end() ? nullptr : &*found;
  }

  std::vector<Unit>& units_;
  std::vector<Branch>& branches_;
  Calendar& calendar_;
  Mistakes mistakes_{};
};

}  // namespace

base::Result<Catalog> Catalog::changed(const std::vector<Change>& changes) const {
  auto next = *this;
  Layer layer(next.units_, next.branches_, next.calendar_);
  for (const auto& change : changes) {
    std::visit([&](const auto& one) { layer.lay(one); }, change);
  }
  if (!layer.mistakes().none()) return base::Error{base::Errc::invalid, layer.mistakes().text()};
  next.tie_units();
  return next;
}

void Catalog::tie_units() {
  by_id_.clear();
  successor_.clear();
  std::map<std::string, int, std::less<>> followed;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    by_id_.emplace(units_[i].id, i);
    for (const auto& old : units_[i].formed_from) {
      successor_[old] = units_[i].id;
      ++followed[old];
    }
  }
  // A unit that was divided has no single successor.
  for (const auto& [old, times] : followed) {
    if (times > 1) successor_.erase(old);
  }
  names_ = index_names(units_);
}

}  // namespace catalog
