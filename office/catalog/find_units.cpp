// Units by what was typed; declared in find.hpp.
#include <algorithm>
#include <map>

#include "office/catalog/find.hpp"
#include "office/catalog/unit_match.hpp"

namespace catalog {
namespace {

constexpr int sure_score = 90;
constexpr int least_score = 50;

std::string lower_kind(std::string_view kind) {
  if (kind == "Phường") return "phường";
  if (kind == "Xã") return "xã";
  if (kind == "Thị trấn") return "thị trấn";
  return std::string{kind};
}

struct FormerNames {  // of one kind: "phường" → "I, III, VII"
  std::string kind{};
  std::string names{};
};

void append_former(std::vector<FormerNames>& groups, std::string_view name) {
  std::string kind;
  for (const std::string_view known : {"Phường", "Xã", "Thị trấn"}) {
    if (name.starts_with(known)) kind = lower_kind(known);
  }
  const auto rest = kind.empty() ? name : name.substr(name.find(' ', kind.find(' ') + 1) + 1);
  const bool same = !groups.empty() && groups.back().kind == kind && !kind.empty();
  if (!same) groups.push_back({kind, kind.empty() ? std::string{name} : kind + " "});
  if (kind.empty()) return;
  const auto tail = kind == "thị trấn" ? name.substr(std::string_view{"Thị trấn "}.size()) : rest;
  groups.back().names += (same ? ", " : "") + std::string{tail};
}

std::vector<std::string> former_names(const Catalog& catalog, const Unit& unit) {
  std::vector<std::string> names;
  for (const auto& id : unit.formed_from) {
    if (const auto* old = catalog.unit(id)) names.push_back(old->name);
  }
  for (const auto& text : unit.formed_from_names) {
    if (text != "giữ nguyên") names.push_back(text.substr(0, text.find(" (")));
  }
  return names;
}

// An organ that only changed its place in the tree needs no "before".
bool is_organ(const Unit& unit) {
  return unit.level != Level::xa && unit.level != Level::phuong && unit.level != Level::thi_tran;
}

bool better(const Found& left, const Found& right) {
  return left.score > right.score;
}

Found found_of(const Catalog& catalog, const Match& match) {
  const auto& unit = catalog.units()[match.name->unit];
  return {unit.id,
          citizen_label(catalog, unit),
          match.score,
          match.name->old_id,
          match.name->old_label};
}

// One entry per unit: its own name goes before an old one of the same score.
std::vector<Found> one_per_unit(const Catalog& catalog, const std::vector<Match>& matches) {
  std::map<std::size_t, const Match*> best;
  for (const auto& match : matches) {
    auto& held = best[match.name->unit];
    if (held == nullptr || held->score < match.score) held = &match;
  }
  std::vector<Found> list;
  list.reserve(best.size());
  for (const auto& [unit, match] : best) list.push_back(found_of(catalog, *match));
  // Stable: among equals the unit's own name first, then the order of the catalogue.
  std::stable_partition(
      list.begin(), list.end(), [](const Found& f) { return f.old_label.empty(); });
  std::stable_sort(list.begin(), list.end(), better);
  return list;
}

void keep_what_counts(const Catalog& catalog, std::vector<Found>& list) {
  if (list.empty()) return;
  const int floor = list.front().score >= sure_score ? sure_score : least_score - 2;
  std::erase_if(list, [&](const Found& found) { return found.score < floor; });
  const bool precise = std::any_of(list.begin(), list.end(), [&](const Found& found) {
    return !catalog.unit(found.id)->general;
  });
  if (precise) {
    std::erase_if(list, [&](const Found& found) { return catalog.unit(found.id)->general; });
  }
}

}  // namespace

std::string citizen_label(const Catalog& catalog, const Unit& unit) {
  const auto names = former_names(catalog, unit);
  const bool unchanged = names.empty() || (names.size() == 1 && names.front() == unit.name);
  std::vector<FormerNames> groups;
  for (const auto& name : names) {
    if (!is_organ(unit) || name != unit.name) append_former(groups, name);
  }
  const bool renamed_only = is_organ(unit) && names.size() == 1;
  if (unchanged || renamed_only || groups.empty()) return unit.name;
  std::string before;
  for (const auto& group : groups) before += (before.empty() ? "" : "; ") + group.names;
  return unit.name + " (trước đây: " + before + ")";
}

std::vector<Found> find_units(const Catalog& catalog,
                              std::string_view typed,
                              Day date,
                              std::size_t at_most) {
  const auto tokens = tokens_of(typed);
  auto matches = names_in(catalog, tokens, date);
  if (matches.empty()) matches = names_like(catalog, tokens, date);
  auto list = one_per_unit(catalog, matches);
  keep_what_counts(catalog, list);
  if (list.size() > at_most) list.resize(at_most);
  return list;
}

}  // namespace catalog
