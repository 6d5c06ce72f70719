#include "office/catalog/same_office.hpp"

#include <algorithm>

namespace catalog {
namespace {

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void add_new(std::vector<std::string>& ids, const std::string& id) {
  if (!holds(ids, id)) ids.push_back(id);
}

// Each is looked at once, so a circle in the data ends too.
std::vector<std::string> back_in_time(const Catalog& catalog, std::string_view id) {
  std::vector<std::string> ids{std::string{id}};
  for (std::size_t at = 0; at < ids.size(); ++at) {
    const auto* unit = catalog.unit(ids[at]);
    if (unit == nullptr) continue;
    for (const auto& older : unit->formed_from) add_new(ids, older);
  }
  return ids;
}

std::vector<std::string> onwards(const Catalog& catalog, std::string_view id) {
  std::vector<std::string> ids{std::string{id}};
  for (std::size_t at = 0; at < ids.size(); ++at) {
    for (const auto& unit : catalog.units()) {
      if (holds(unit.formed_from, ids[at])) add_new(ids, unit.id);
    }
  }
  return ids;
}

}  // namespace

std::vector<std::string> same_office(const Catalog& catalog, std::string_view id) {
  if (id.empty()) return {};
  auto ids = back_in_time(catalog, id);
  for (const auto& newer : onwards(catalog, id)) add_new(ids, newer);
  return ids;
}

}  // namespace catalog
