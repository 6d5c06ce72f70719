#include "storage/case_labels.hpp"

#include "storage/case_words.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {

std::string folded_label(std::string_view name) {
  auto line = folded_line(name);
  if (line.size() < 3) return {};
  return line.substr(1, line.size() - 2);
}

std::vector<std::string> CaseLabels::of(cases::CaseId id) {
  std::vector<std::string> names;
  tx_.each("SELECT name FROM case_labels WHERE case_id = $1 ORDER BY folded LIMIT $2",
           Params{id.value, limits::list_max},
           [&](const Row& row) { names.push_back(row.text(0)); });
  return names;
}

bool CaseLabels::add(cases::CaseId id, const LabelNote& label) {
  const auto folded = folded_label(label.name);
  if (folded.empty()) return false;
  const auto known =
      first_text(tx_,
                 "SELECT name FROM case_labels WHERE folded = $1 ORDER BY case_id LIMIT 1",
                 Params{folded});
  return tx_.exec(
             "INSERT INTO case_labels (folded, case_id, name, staff, at) "
             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
             Params{folded,
                    id.value,
                    known.value_or(label.name),
                    label.staff.value,
                    base::to_millis(label.at)}) == 1;
}

bool CaseLabels::remove(cases::CaseId id, std::string_view name) {
  return tx_.exec("DELETE FROM case_labels WHERE folded = $1 AND case_id = $2",
                  Params{folded_label(name), id.value}) == 1;
}

}  // namespace storage
