#include "storage/calendars.hpp"

#include "storage/rows.hpp"

namespace storage {

std::optional<KeptCalendar> Calendars::newest() {
  auto found = select("ORDER BY id DESC LIMIT 1", {});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<KeptCalendar> Calendars::list(int at_most) {
  return select("ORDER BY id DESC LIMIT $1", Params{bounded(at_most)});
}

bool Calendars::add(const KeptCalendar& calendar) {
  return tx_.exec(
             "INSERT INTO calendar_versions (version, text, reason, moved, staff, at) "
             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (version) DO NOTHING",
             Params{calendar.version,
                    calendar.text,
                    calendar.reason,
                    calendar.moved,
                    calendar.staff,
                    base::to_millis(calendar.at)}) == 1;
}

std::vector<cases::CaseId> Calendars::counted_otherwise(std::string_view version,
                                                        cases::CaseId above,
                                                        int at_most) {
  std::vector<cases::CaseId> ids;
  tx_.each(
      "SELECT id FROM cases WHERE id > $1 AND calendar_version <> $2 AND answer_due IS NOT NULL "
      "AND status NOT IN ('da_tra_loi', 'da_cong_khai', 'dong', 'khong_tiep_nhan', "
      "'chuyen_huong', 'rut') ORDER BY id LIMIT $3",
      Params{above.value, std::string{version}, bounded(at_most)},
      [&](const Row& row) { ids.push_back(cases::CaseId{row.integer(0)}); });
  return ids;
}

std::vector<KeptCalendar> Calendars::select(std::string_view rest, const Params& params) {
  std::string sql = "SELECT version, text, reason, moved, staff, at FROM calendar_versions ";
  sql.append(rest);
  std::vector<KeptCalendar> found;
  tx_.each(sql, params, [&](const Row& row) {
    KeptCalendar kept;
    kept.version = row.text(0);
    kept.text = row.text(1);
    kept.reason = row.text(2);
    kept.moved = row.integer(3);
    kept.staff = row.integer(4);
    kept.at = time_at(row, 5);
    found.push_back(std::move(kept));
  });
  return found;
}

}  // namespace storage
