#include "office/surveys/cover.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

std::size_t place_in(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  names.push_back(name);
  return names.size() - 1;
}

bool fits(const std::string& wanted, const std::string& name) {
  return wanted.empty() || wanted == name;
}

bool is_own(const Scope& scope, const std::string& unit) {
  return !scope.own || std::find(scope.own->begin(), scope.own->end(), unit) != scope.own->end();
}

}  // namespace

bool is_in(const Scope& scope, const Stratum& stratum) {
  return fits(scope.unit, stratum.unit) && fits(scope.field, stratum.field) &&
         fits(scope.level, stratum.level) && is_own(scope, stratum.unit);
}

bool is_whole(const Scope& scope) {
  return scope.unit.empty() && scope.field.empty() && scope.level.empty() && !scope.own;
}

std::string_view hidden_code(Hidden hidden) {
  switch (hidden) {
    case Hidden::no:
      return "";
    case Hidden::few:
      return "few";
    case Hidden::secondary:
      return "secondary";
  }
  throw base::Bug("a mark without a code");
}

Cover::Cover(const std::vector<Stratum>& strata, const PeopleCounted& people)
    : strata_(strata), people_(people) {
  base::check(strata.size() == people.size(), "people of other strata");
  std::vector<Entry> entries;
  entries.reserve(strata.size());
  for (const auto& stratum : strata) {
    const auto unit = place_in(units_, stratum.unit);
    if (unit == levels_of_units_.size()) levels_of_units_.push_back(stratum.level);
    entries.push_back({unit, place_in(fields_, stratum.field)});
  }
  table_ = {.rows = units_.size(), .columns = fields_.size()};
  table_.people.resize(table_.rows * table_.columns);
  for (std::size_t at = 0; at < entries.size(); ++at)
    table_.people[entries[at].unit * table_.columns + entries[at].field] += people[at];
  marks_ = hide_in_table(table_);
  std::vector<std::string> names;
  std::vector<std::size_t> level_of;
  for (const auto& level : levels_of_units_) level_of.push_back(place_in(names, level));
  levels_shown_ = may_show_groups(table_, marks_, level_of);
}

std::int64_t Cover::people_in(const Scope& scope) const {
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < strata_.size(); ++at) {
    if (is_in(scope, strata_[at])) sum += people_[at];
  }
  return sum;
}

std::vector<std::size_t> Cover::units_in(const Scope& scope) const {
  std::vector<std::size_t> found;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    const bool in = fits(scope.unit, units_[unit]) && fits(scope.level, levels_of_units_[unit]) &&
                    is_own(scope, units_[unit]);
    if (in) found.push_back(unit);
  }
  return found;
}

bool Cover::all_shown(const std::vector<std::size_t>& units, std::size_t field) const {
  return std::none_of(
      units.begin(), units.end(), [&](auto unit) { return marks_.hidden(unit, field); });
}

Hidden Cover::of(const Scope& scope) const {
  const auto people = people_in(scope);
  if (people == 0) return Hidden::no;
  if (is_whole(scope)) return people < shown_min ? Hidden::few : Hidden::no;
  const auto units = units_in(scope);
  const bool every_unit = units.size() == units_.size();
  std::size_t field = table_.columns;
  if (!scope.field.empty()) {
    const auto found = std::find(fields_.begin(), fields_.end(), scope.field);
    field = static_cast<std::size_t>(found - fields_.begin());
  }
  bool shown = false;
  if (every_unit) {
    shown = !marks_.hidden(table_.rows, field);
  } else if (!scope.level.empty() && scope.unit.empty() && !scope.own && scope.field.empty()) {
    shown = levels_shown_;
  } else {
    shown = all_shown(units, field);
  }
  return shown ? Hidden::no : Hidden::secondary;
}

std::set<std::string> shown_units(const Tally& tally) {
  PeopleCounted people;
  for (const auto& stratum : tally.strata()) people.push_back(stratum.people);
  const Cover cover(tally.strata(), people);
  std::set<std::string> shown;
  for (const auto& stratum : tally.strata()) {
    if (cover.of({.unit = stratum.unit}) == Hidden::no) shown.insert(stratum.unit);
  }
  return shown;
}

}  // namespace surveys
