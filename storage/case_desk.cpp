#include "storage/case_desk.hpp"

#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

std::string word_of(RequestEnd end) {
  switch (end) {
    case RequestEnd::granted:
      return "granted";
    case RequestEnd::refused:
      return "refused";
    case RequestEnd::over:
      return "over";
  }
  return "over";
}

}  // namespace

void CaseDesk::keep_draft(const CaseDraft& draft) {
  if (draft.text.empty()) {
    tx_.exec("DELETE FROM case_drafts WHERE case_id = $1 AND staff = $2",
             Params{draft.held.value, draft.staff.value});
    return;
  }
  tx_.exec(
      "INSERT INTO case_drafts (case_id, staff, text, title, at) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (case_id, staff) DO UPDATE SET text = excluded.text, title = excluded.title, "
      "at = excluded.at",
      Params{
          draft.held.value, draft.staff.value, draft.text, draft.title, base::to_millis(draft.at)});
}

std::optional<CaseDraft> CaseDesk::draft(cases::CaseId id, cases::StaffId staff) {
  std::optional<CaseDraft> found;
  tx_.each(
      "SELECT staff, text, title, at FROM case_drafts WHERE case_id = $1 "
      "ORDER BY CASE WHEN staff = $2 THEN 0 ELSE 1 END, at DESC LIMIT 1",
      Params{id.value, staff.value},
      [&](const Row& row) {
        found = CaseDraft{
            id, cases::StaffId{row.integer(0)}, row.text(1), row.text(2), time_at(row, 3)};
      });
  return found;
}

void CaseDesk::drop_drafts(cases::CaseId id) {
  tx_.exec("DELETE FROM case_drafts WHERE case_id = $1", Params{id.value});
}

void CaseDesk::unmask(const Unmasking& unmasking) {
  tx_.exec(
      "INSERT INTO case_unmaskings (case_id, staff, reason_code, note, at, until) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      Params{unmasking.held.value,
             unmasking.staff.value,
             unmasking.reason_code,
             unmasking.note,
             base::to_millis(unmasking.at),
             base::to_millis(unmasking.until)});
}

std::optional<base::TimePoint> CaseDesk::unmasked_until(cases::CaseId id,
                                                        cases::StaffId staff,
                                                        base::TimePoint now) {
  const auto until = first_integer(tx_,
                                   "SELECT max(until) FROM case_unmaskings WHERE case_id = $1 AND "
                                   "staff = $2 AND until > $3",
                                   Params{id.value, staff.value, base::to_millis(now)});
  if (!until) return std::nullopt;
  return base::from_millis(*until);
}

bool CaseDesk::ask(cases::CaseId id, const CaseRequest& request) {
  return tx_.exec(
             "INSERT INTO case_requests (case_id, days, reason, staff, at) "
             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
             Params{id.value,
                    std::int64_t{request.days},
                    request.reason,
                    request.staff.value,
                    base::to_millis(request.at)}) == 1;
}

std::optional<CaseRequest> CaseDesk::request(cases::CaseId id) {
  std::optional<CaseRequest> found;
  tx_.each(
      "SELECT days, reason, staff, at FROM case_requests WHERE case_id = $1 AND state = 'open'",
      Params{id.value},
      [&](const Row& row) {
        found = CaseRequest{static_cast<int>(row.integer(0)),
                            row.text(1),
                            cases::StaffId{row.integer(2)},
                            time_at(row, 3)};
      });
  return found;
}

void CaseDesk::settle_request(cases::CaseId id,
                              RequestEnd end,
                              cases::StaffId by,
                              base::TimePoint now) {
  tx_.exec(
      "UPDATE case_requests SET state = $2, settled_by = $3, settled_at = $4 "
      "WHERE case_id = $1 AND state = 'open'",
      Params{id.value, word_of(end), by.value, base::to_millis(now)});
}

void CaseDesk::told(cases::CaseId id, const CaseNotice& notice) {
  tx_.exec(
      "INSERT INTO case_notices (case_id, at, message, text, way, errand, why) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      Params{id.value,
             base::to_millis(notice.at),
             notice.message,
             notice.text,
             notice.way,
             notice.errand,
             notice.why});
}

std::vector<CaseNotice> CaseDesk::notices(cases::CaseId id) {
  std::vector<CaseNotice> found;
  tx_.each(
      "SELECT at, message, text, way, errand, why FROM case_notices WHERE case_id = $1 "
      "ORDER BY id LIMIT $2",
      Params{id.value, limits::list_max},
      [&](const Row& row) {
        found.push_back(CaseNotice{
            time_at(row, 0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
      });
  return found;
}

std::vector<MovedDue> CaseDesk::moved_dues(cases::CaseId id) {
  std::vector<MovedDue> found;
  tx_.each(
      "SELECT old_due, new_due, why, reason FROM case_dues WHERE case_id = $1 "
      "ORDER BY id LIMIT $2",
      Params{id.value, limits::list_max},
      [&](const Row& row) {
        found.push_back(MovedDue{time_at(row, 0), maybe_time_at(row, 1), row.text(2), row.text(3)});
      });
  return found;
}

}  // namespace storage
