#include "storage/office_changes.hpp"

#include <fmt/format.h>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::string_view columns =
    "SELECT id, what, subject, day, entry, reason, staff, at, decided_with, revoked_at FROM "
    "office_changes ";

constexpr std::string_view open_ones =
    "status NOT IN ('da_tra_loi', 'da_cong_khai', 'dong', 'khong_tiep_nhan', 'chuyen_huong', "
    "'rut')";
constexpr std::string_view of_unit =
    "FROM cases c WHERE (c.assigned_unit = $1 OR EXISTS "
    "(SELECT 1 FROM case_co_units u WHERE u.case_id = c.id AND u.unit = $1)) AND c.";

OfficeChange change_at(const Row& row) {
  OfficeChange change;
  change.id = row.integer(0);
  change.text = {row.text(1), row.text(2), row.text(3), row.text(4)};
  change.reason = row.text(5);
  change.staff = row.integer(6);
  change.at = time_at(row, 7);
  change.decided_with = row.integer(8);
  change.revoked = !row.is_null(9);
  return change;
}

}  // namespace

std::vector<OfficeChange> OfficeChanges::in_force() {
  std::vector<OfficeChange> found;
  tx_.each(std::string{columns} + "WHERE revoked_at IS NULL ORDER BY id", {}, [&](const Row& row) {
    found.push_back(change_at(row));
  });
  return found;
}

std::optional<OfficeChange> OfficeChanges::find(std::int64_t id) {
  std::optional<OfficeChange> found;
  tx_.each(std::string{columns} + "WHERE id = $1", Params{id}, [&](const Row& row) {
    found = change_at(row);
  });
  return found;
}

std::int64_t OfficeChanges::add(const OfficeChange& change) {
  return first_integer(tx_,
                       "INSERT INTO office_changes "
                       "(what, subject, day, entry, reason, staff, at, decided_with) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, 0)) RETURNING id",
                       Params{change.text.what,
                              change.text.subject,
                              change.text.day,
                              change.text.entry,
                              change.reason,
                              change.staff,
                              base::to_millis(change.at),
                              change.decided_with})
      .value_or(0);
}

bool OfficeChanges::revoke(std::int64_t id, std::int64_t staff, base::TimePoint now) {
  return tx_.exec(
             "UPDATE office_changes SET revoked_at = $1, revoked_by = $2 "
             "WHERE (id = $3 OR decided_with = $3) AND revoked_at IS NULL",
             Params{base::to_millis(now), staff, id}) > 0;
}

UnitUse OfficeChanges::use_of(const std::string& unit) {
  UnitUse use;
  const auto counted = fmt::format("SELECT count(*) {}{}", of_unit, open_ones);
  use.cases = first_integer(tx_, counted, Params{unit}).value_or(0);
  tx_.each("SELECT name FROM staff WHERE unit = $1 AND active = 1 ORDER BY name LIMIT $2",
           Params{unit, bounded(20)},
           [&](const Row& row) { use.accounts.push_back(row.text(0)); });
  return use;
}

std::vector<cases::CaseId> OfficeChanges::open_cases_of(const std::string& unit) {
  std::vector<cases::CaseId> ids;
  tx_.each(fmt::format("SELECT c.id {}{} ORDER BY c.id LIMIT $2", of_unit, open_ones),
           Params{unit, limits::list_max},
           [&](const Row& row) { ids.push_back(cases::CaseId{row.integer(0)}); });
  return ids;
}

std::vector<AccountId> OfficeChanges::accounts_of(const std::string& unit) {
  std::vector<AccountId> ids;
  tx_.each("SELECT id FROM staff WHERE unit = $1 ORDER BY id LIMIT $2",
           Params{unit, limits::list_max},
           [&](const Row& row) { ids.push_back(AccountId{row.integer(0)}); });
  return ids;
}

std::int64_t OfficeChanges::open_cases_of_branch(int branch) {
  const auto counted =
      fmt::format("SELECT count(*) FROM cases WHERE branch = $1 AND {}", open_ones);
  return first_integer(tx_, counted, Params{std::int64_t{branch}}).value_or(0);
}

}  // namespace storage
