#include "storage/saved_filters.hpp"

#include "storage/limits.hpp"

namespace storage {

std::vector<SavedFilter> SavedFilters::of(AccountId staff) {
  std::vector<SavedFilter> found;
  tx_.each(
      "SELECT name, query, shared_role FROM saved_filters WHERE staff = $1 "
      "ORDER BY position LIMIT $2",
      Params{staff.value, limits::list_max},
      [&](const Row& row) {
        found.push_back(SavedFilter{row.text(0), row.text(1), row.text(2), {}});
      });
  return found;
}

std::vector<SavedFilter> SavedFilters::shared_with(AccountId staff,
                                                   std::span<const std::string> roles) {
  std::vector<SavedFilter> found;
  for (const auto& role : roles) {
    tx_.each(
        "SELECT f.name, f.query, f.shared_role, s.name FROM saved_filters AS f "
        "JOIN staff AS s ON s.id = f.staff WHERE f.shared_role = $1 AND f.shared_role <> '' "
        "AND f.staff <> $2 AND s.active = 1 ORDER BY f.name, f.staff LIMIT $3",
        Params{role, staff.value, limits::list_max},
        [&](const Row& row) {
          found.push_back(SavedFilter{row.text(0), row.text(1), row.text(2), row.text(3)});
        });
  }
  return found;
}

void SavedFilters::replace(AccountId staff, std::span<const SavedFilter> filters) {
  tx_.exec("DELETE FROM saved_filters WHERE staff = $1", Params{staff.value});
  std::int64_t position = 0;
  for (const auto& filter : filters) {
    tx_.exec(
        "INSERT INTO saved_filters (staff, position, name, query, shared_role) "
        "VALUES ($1, $2, $3, $4, $5)",
        Params{staff.value, ++position, filter.name, filter.query, filter.shared_role});
  }
}

}  // namespace storage
