#include "console/cases/table.hpp"

#include "base/local_time.hpp"
#include "console/admin/csv.hpp"
#include "console/cases/row.hpp"
#include "office/cases/wording.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

std::string when(const std::optional<base::TimePoint>& time) {
  return time ? base::format_iso(*time) : std::string{};
}

people::Shown masked(const cases::Case& held) {
  return people::shown_to(
      people::Reader::anybody,
      {held.contact_name, held.contact_phone, held.story, held.identity, false});
}

TableRow hidden_row(const cases::Case& held, std::size_t columns) {
  TableRow row{held.number, when(held.created_at), cases::status_name(held.status)};
  row.resize(columns);
  return row;
}

TableRow list_row(const Visit& visit, const cases::Case& held) {
  const auto& words = visit.office.books.words;
  const auto shown = masked(held);
  return {held.number,
          when(held.created_at),
          cases::status_name(held.status),
          name_in(words.channels, held.channel),
          std::to_string(held.branch),
          branch_name(visit, held.branch),
          unit_name(visit, held.unit),
          unit_name(visit, held.assigned_unit),
          name_in(words.categories, held.category),
          shown.name,
          shown.story,
          when(held.answer_due),
          when(held.answer.at),
          held.outcome == cases::Outcome::none ? std::string{} : cases::outcome_name(held.outcome),
          held.verdict == cases::Verdict::none ? std::string{} : cases::verdict_name(held.verdict),
          held.national_number};
}

// The portal knows four states.
std::string national_status(const cases::Case& held) {
  using enum cases::Status;
  if (held.status == moi || held.status == cho_bo_sung) return "Chờ tiếp nhận";
  if (held.status == khong_tiep_nhan || held.status == chuyen_huong || held.status == rut) {
    return "Từ chối tiếp nhận";
  }
  return cases::is_settled(held.status) ? "Đã trả lời" : "Đang xử lý";
}

TableRow national_row(const Visit& visit, const cases::Case& held) {
  const auto& words = visit.office.books.words;
  const auto shown = masked(held);
  const bool about_rule =
      held.category == "quy_dinh_bat_hop_ly" || held.category == "van_ban_phap_luat";
  return {held.national_number,
          held.number,
          name_in(words.channels, held.channel),
          when(held.created_at),
          about_rule ? "Về quy định hành chính" : "Về hành vi hành chính",
          name_in(words.categories, held.category),
          shown.name,
          shown.story,
          held.dossier_code,
          held.procedure,
          unit_name(visit, held.unit),
          unit_name(visit, held.assigned_unit),
          when(held.forwarded_at),
          when(held.answer_due),
          national_status(held),
          held.answer.at ? held.answer.text : std::string{},
          when(held.answer.at),
          held.reason};
}

}  // namespace

CaseTable list_table(storage::Tx& tx,
                     const Visit& visit,
                     const std::vector<storage::CaseHit>& hits) {
  CaseTable table{{"Mã phản ánh",
                   "Ngày nhận",
                   "Trạng thái",
                   "Kênh",
                   "Nhánh",
                   "Tên nhánh",
                   "Đơn vị được nêu",
                   "Đơn vị xử lý",
                   "Nhóm việc",
                   "Người gửi",
                   "Nội dung (đã che)",
                   "Hạn trả lời",
                   "Ngày trả lời",
                   "Kết quả",
                   "Người dân đánh giá",
                   "Mã quốc gia"},
                  {}};
  table.rows.reserve(hits.size());
  storage::Cases book(tx);
  for (const auto& hit : hits) {
    const auto held = book.by_id(hit.id);
    if (!held) continue;
    table.rows.push_back(hit.whole ? list_row(visit, *held) : hidden_row(*held, table.head.size()));
  }
  return table;
}

CaseTable national_table(storage::Tx& tx,
                         const Visit& visit,
                         const std::vector<storage::CaseHit>& hits) {
  CaseTable table{{"Mã PAKN quốc gia",
                   "Mã phản ánh",
                   "Kênh tiếp nhận",
                   "Ngày tiếp nhận",
                   "Loại phản ánh, kiến nghị",
                   "Lĩnh vực",
                   "Người phản ánh",
                   "Nội dung (đã che)",
                   "Mã hồ sơ",
                   "Mã thủ tục",
                   "Cơ quan bị phản ánh",
                   "Cơ quan xử lý",
                   "Ngày chuyển",
                   "Hạn xử lý",
                   "Trạng thái",
                   "Nội dung trả lời",
                   "Ngày trả lời",
                   "Lý do từ chối"},
                  {}};
  table.rows.reserve(hits.size());
  storage::Cases book(tx);
  for (const auto& hit : hits) {
    const auto held = hit.whole ? book.by_id(hit.id) : std::nullopt;
    // What is restricted is not handed to another system by a list.
    if (held && !held->restricted) table.rows.push_back(national_row(visit, *held));
  }
  return table;
}

std::string as_csv(const CaseTable& table) {
  std::string text{admin::csv_mark};
  text += admin::csv_line(table.head);
  for (const auto& row : table.rows) text += admin::csv_line(row);
  return text;
}

}  // namespace console
