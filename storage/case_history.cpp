// The history of cases: storage/cases.hpp.
#include <array>

#include "storage/cases.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

using Side = cases::Who::Side;

constexpr std::array<std::string_view, 3> side_names{"citizen", "staff", "system"};

std::string name_of(Side side) {
  switch (side) {
    case Side::citizen:
      return "citizen";
    case Side::staff:
      return "staff";
    case Side::system:
      return "system";
  }
  return "system";
}

Side side_from(std::string_view word) {
  constexpr std::array<Side, 3> sides{Side::citizen, Side::staff, Side::system};
  return sides.at(index_of(side_names, word));
}

}  // namespace

void Cases::append_history(cases::CaseId id, std::span<const cases::Entry> entries) {
  for (const cases::Entry& entry : entries) {
    tx_.exec(
        "INSERT INTO case_history (case_id, at, side, citizen, staff, unit, what, text, internal) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        Params{id.value,
               base::to_millis(entry.at),
               name_of(entry.by.side),
               entry.by.citizen,
               entry.by.staff.value,
               entry.by.unit,
               entry.what,
               entry.text,
               std::int64_t{entry.internal}});
  }
}

std::vector<cases::Entry> Cases::history(cases::CaseId id) {
  std::vector<cases::Entry> entries;
  tx_.each(
      "SELECT at, side, citizen, staff, unit, what, text, internal FROM case_history "
      "WHERE case_id = $1 ORDER BY id",
      Params{id.value},
      [&](const Row& row) {
        cases::Entry entry;
        entry.at = time_at(row, 0);
        entry.by.side = side_from(row.text(1));
        entry.by.citizen = row.text(2);
        entry.by.staff = cases::StaffId{row.integer(3)};
        entry.by.unit = row.text(4);
        entry.what = row.text(5);
        entry.text = row.text(6);
        entry.internal = row.integer(7) != 0;
        entries.push_back(std::move(entry));
      });
  return entries;
}

}  // namespace storage
