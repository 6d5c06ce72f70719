// What leaves the register on paper or as a file: exports of the list, the slip for the citizen.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/row.hpp"
#include "console/cases/table.hpp"
#include "console/qr.hpp"
#include "office/cases/wording.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

struct Form {
  std::string_view type{};
  std::string_view ending{};
};

Form form_of(const std::string& format) {
  if (format == "xlsx") {
    return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"};
  }
  return {"text/csv; charset=utf-8", "csv"};
}

RawAnswer file_answer(const std::string& format, std::string body, base::TimePoint now) {
  const auto form = form_of(format);
  const auto day = base::format_iso(now).substr(0, 10);
  return {200,
          std::string{form.type},
          std::move(body),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition",
            fmt::format("attachment; filename=\"phan-anh-{}.{}\"", day, form.ending)}}};
}

// Every page of the same list, one after the other.
std::vector<storage::CaseHit> all_hits(storage::CaseSearch& search, storage::CaseQuery query) {
  constexpr int at_once = 500;
  std::vector<storage::CaseHit> hits;
  query.size = at_once;
  for (query.skip = 0; query.skip < limits::export_rows_max; query.skip += at_once) {
    const auto page = search.page(query);
    hits.insert(hits.end(), page.begin(), page.end());
    if (static_cast<int>(page.size()) < at_once) break;
  }
  return hits;
}

void note_export(const Visit& visit, const std::string& format, std::size_t rows) {
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit(tx).append({visit.now,
                               key_of(visit.me().id),
                               "case.exported",
                               "cases",
                               fmt::format("format={} rows={}", format, rows)});
  });
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += letter;
    }
  }
  return safe;
}

constexpr std::string_view slip_page = R"(<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{number}</title>
<style>body{{font:16px/1.5 "Segoe UI",Roboto,"Noto Sans",sans-serif;max-width:36em;margin:2em auto}}
h1{{font-size:1.3em}}dt{{font-weight:600}}dd{{margin:0 0 .5em}}svg{{width:9em;height:9em}}</style>
</head><body><h1>Phiếu tiếp nhận phản ánh, kiến nghị</h1>
<dl><dt>Mã phản ánh</dt><dd>{number}</dd><dt>Ngày nhận</dt><dd>{received}</dd>
<dt>Trạng thái</dt><dd>{status}</dd><dt>Hạn trả lời</dt><dd>{due}</dd>
<dt>Cơ quan xử lý</dt><dd>{unit}</dd></dl>
<p>Tra cứu: <a href="{link}">{link}</a></p>{qr}
<p>Mã dùng để tra cứu. Phiếu không ghi nội dung và tên người gửi.</p></body></html>
)";

std::string link_of(const Visit& visit, const cases::Case& held) {
  const auto& page = visit.office.books.look_up;
  return (page.empty() ? "/tra-cuu" : page) + "?ma=" + held.number;
}

RawAnswer slip_of(const Visit& visit, const cases::Case& held) {
  const auto link = link_of(visit, held);
  const auto drawn = qr_svg(link);
  const auto due =
      held.answer_due ? base::format_date(*held.answer_due) : std::string{"Không tính thời hạn"};
  const auto unit = unit_name(visit, held.assigned_unit);
  auto page = fmt::format(fmt::runtime(slip_page),
                          fmt::arg("number", escaped(held.number)),
                          fmt::arg("received", base::format_date_time(held.created_at)),
                          fmt::arg("status", escaped(cases::status_name(held.status))),
                          fmt::arg("due", due),
                          fmt::arg("unit", escaped(unit.empty() ? "Bộ phận tiếp nhận" : unit)),
                          fmt::arg("link", escaped(link)),
                          fmt::arg("qr", drawn ? *drawn : std::string{}));
  return {200,
          "text/html; charset=utf-8",
          std::move(page),
          {{"Cache-Control", "no-store"},
           {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
}

}  // namespace

RawAnswer export_cases(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto format = text.value("format");
  const bool known = format == "csv" || format == "xlsx" || format == "national";
  if (!known) text.wrong("format", "Chọn csv, xlsx hoặc national.");
  const auto query = list_query(visit, text);
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  CaseTable table;
  bool too_many = false;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::CaseSearch search(tx, sight_of_cases(visit));
    too_many = search.count(query) > limits::export_rows_max;
    if (too_many) return;
    const auto hits = all_hits(search, query);
    table = format == "national" ? national_table(tx, visit, hits) : list_table(tx, visit, hits);
  });
  if (too_many) return problem("too_many_rows");
  auto body = format == "xlsx" ? as_xlsx(table) : base::Result<std::string>{as_csv(table)};
  if (!body) return problem("unavailable");
  note_export(visit, format, table.rows.size());
  return file_answer(format, std::move(*body), visit.now);
}

RawAnswer slip(const Visit& visit) {
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto seen = see_case(tx, visit, visit.path.front());
    if (!seen) return;
    answer = seen->whole ? slip_of(visit, seen->held) : problem("restricted");
  });
  return answer;
}

}  // namespace console::acts
