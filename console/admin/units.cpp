// Units and branches: what the catalogue says, and what the office changed.
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/admin/acts.hpp"

namespace console::admin {

using nlohmann::ordered_json;

RawAnswer unit_options(const Visit& visit) {
  ordered_json items = ordered_json::array();
  const auto* catalog = visit.office.books.catalog;
  if (catalog != nullptr) {
    for (const auto* unit : catalog->units_on(base::to_local(visit.now).date))
      items.push_back({{"id", unit->id}, {"name", unit->name}});
  }
  return json_answer(200, {{"items", std::move(items)}});
}

}  // namespace console::admin
