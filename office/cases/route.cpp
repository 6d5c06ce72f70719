#include "office/cases/route.hpp"

#include <array>
#include <utility>

namespace cases {
namespace {

constexpr int default_branch = 9;

// For a group without a category: the branch of most of its categories.
constexpr std::array<std::pair<std::string_view, int>, 8> branch_of_kind{{{"tre", 4},
                                                                          {"giay", 4},
                                                                          {"thaido", 1},
                                                                          {"tien", 1},
                                                                          {"sai", 4},
                                                                          {"mang", 7},
                                                                          {"quydinh", 4},
                                                                          {"khac", 9}}};

int branch_for(const catalog::Catalog& catalog, std::string_view kind, std::string_view category) {
  if (const auto* branch = catalog.branch_taking(category)) return branch->no;
  for (const auto& [known, branch] : branch_of_kind) {
    if (known == kind) return branch;
  }
  return default_branch;
}

// Who chose "bị đòi tiền" was told that only those assigned read it.
bool is_restricted(std::string_view kind, std::string_view category) {
  return kind == "tien" || category == "nhung_nhieu" || category == "to_cao";
}

}  // namespace

Route route(const catalog::Catalog& catalog,
            std::string_view kind,
            std::string_view category,
            catalog::Day date) {
  Route found;
  found.branch = branch_for(catalog, kind, category);
  found.restricted = is_restricted(kind, category);
  if (const auto* branch = catalog.branch(found.branch))
    found.asks_to_share = branch->consent_to_share;
  if (const auto* lead = catalog.lead_of(found.branch, date)) {
    found.lead_unit = lead->unit;
    found.lead_name = lead->name;
  }
  return found;
}

Route route(const catalog::Catalog& catalog, const language::Signs& signs, catalog::Day date) {
  auto found = route(catalog, signs.kind, signs.category, date);
  found.restricted = found.restricted || signs.bribery || signs.denunciation;
  return found;
}

bool is_about_a_rule(std::string_view category) {
  return category == "quy_dinh_bat_hop_ly" || category == "van_ban_phap_luat";
}

}  // namespace cases
