#include "storage/drafts.hpp"

#include <array>

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 2> kind_names{"reply", "note"};

std::string name_of(DraftKind kind) {
  return std::string{kind_names.at(static_cast<std::size_t>(kind))};
}

}  // namespace

void Drafts::put(const Draft& draft) {
  if (draft.text.empty()) {
    tx_.exec("DELETE FROM drafts WHERE staff_id = $1 AND citizen = $2 AND kind = $3",
             Params{draft.staff.value, draft.citizen, name_of(draft.kind)});
    return;
  }
  tx_.exec(
      "INSERT INTO drafts (staff_id, citizen, kind, text, at) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (staff_id, citizen, kind) DO UPDATE SET text = $4, at = $5",
      Params{draft.staff.value,
             draft.citizen,
             name_of(draft.kind),
             draft.text,
             base::to_millis(draft.at)});
}

std::optional<Draft> Drafts::find(AccountId staff, std::string_view citizen, DraftKind kind) {
  std::optional<Draft> found;
  tx_.each("SELECT text, at FROM drafts WHERE staff_id = $1 AND citizen = $2 AND kind = $3",
           Params{staff.value, std::string{citizen}, name_of(kind)},
           [&](const Row& row) {
             found = Draft{staff, std::string{citizen}, kind, row.text(0), time_at(row, 1)};
           });
  return found;
}

std::vector<std::string> Drafts::citizens_of(AccountId staff) {
  std::vector<std::string> citizens;
  tx_.each("SELECT DISTINCT citizen FROM drafts WHERE staff_id = $1 LIMIT $2",
           Params{staff.value, limits::list_max},
           [&](const Row& row) { citizens.push_back(row.text(0)); });
  return citizens;
}

std::int64_t Drafts::forget(std::string_view citizen) {
  return tx_.exec("DELETE FROM drafts WHERE citizen = $1", Params{std::string{citizen}});
}

}  // namespace storage
