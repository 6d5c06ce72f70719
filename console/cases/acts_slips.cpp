// Slips for citizens: of one case, or of many on sheets of their own.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/query_text.hpp"
#include "console/cases/row.hpp"
#include "console/qr.hpp"
#include "office/cases/wording.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

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

constexpr std::string_view page_head = R"(<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Phiếu tiếp nhận</title>
<style>body{font:16px/1.5 "Segoe UI",Roboto,"Noto Sans",sans-serif;max-width:36em;margin:2em auto}
h1{font-size:1.3em}dt{font-weight:600}dd{margin:0 0 .5em}svg{width:9em;height:9em}
section+section{break-before:page;margin-top:3em}@media print{.skipped{display:none}}</style>
</head><body>
)";

constexpr std::string_view slip_sheet = R"(<section><h1>Phiếu tiếp nhận phản ánh, kiến nghị</h1>
<dl><dt>Mã phản ánh</dt><dd>{number}</dd><dt>Ngày nhận</dt><dd>{received}</dd>
<dt>Trạng thái</dt><dd>{status}</dd><dt>Hạn trả lời</dt><dd>{due}</dd>
<dt>Cơ quan xử lý</dt><dd>{unit}</dd></dl>
<p>Tra cứu: <a href="{link}">{link}</a></p>{qr}
<p>Mã dùng để tra cứu. Phiếu không ghi nội dung và tên người gửi.</p></section>
)";

std::string link_of(const Visit& visit, const cases::Case& held) {
  const auto& page = visit.office.books.look_up;
  return (page.empty() ? "/tra-cuu" : page) + "?ma=" + held.number;
}

std::string sheet_of(const Visit& visit, const cases::Case& held) {
  const auto link = link_of(visit, held);
  const auto drawn = qr_svg(link);
  const auto due =
      held.answer_due ? base::format_date(*held.answer_due) : std::string{"Không tính thời hạn"};
  const auto unit = unit_name(visit, held.assigned_unit);
  return fmt::format(fmt::runtime(slip_sheet),
                     fmt::arg("number", escaped(held.number)),
                     fmt::arg("received", base::format_date_time(held.created_at)),
                     fmt::arg("status", escaped(cases::status_name(held.status))),
                     fmt::arg("due", due),
                     fmt::arg("unit", escaped(unit.empty() ? "Bộ phận tiếp nhận" : unit)),
                     fmt::arg("link", escaped(link)),
                     fmt::arg("qr", drawn ? *drawn : std::string{}));
}

RawAnswer page_of(const std::string& sheets) {
  return {200,
          "text/html; charset=utf-8",
          std::string{page_head} + sheets + "</body></html>\n",
          {{"Cache-Control", "no-store"},
           {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
}

struct Sheets {
  std::string html{};
  std::vector<std::string> printed{};  // numbers of the cases
  int skipped = 0;
};

Sheets sheets_of(storage::Tx& tx, const Visit& visit, const std::vector<std::string>& ids) {
  Sheets sheets;
  for (const auto& id : ids) {
    const auto seen = see_case(tx, visit, id);
    const bool whole = seen && seen->whole;
    if (!whole) {
      ++sheets.skipped;
      continue;
    }
    sheets.html += sheet_of(visit, seen->held);
    sheets.printed.push_back(seen->held.number);
  }
  // Said on the screen, not on paper.
  if (sheets.skipped > 0) {
    sheets.html += fmt::format(
        "<p class=\"skipped\">{} hồ sơ không in được: bạn không xem được nội dung.</p>\n",
        sheets.skipped);
  }
  return sheets;
}

// At most limits::slips_at_once_max numbers.
void note_printed(const Visit& visit, const std::vector<std::string>& numbers) {
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit(tx).append(
        {visit.now,
         key_of(visit.me().id),
         "case.slips_printed",
         "cases",
         fmt::format("slips={} {}", numbers.size(), fmt::join(numbers, " "))});
  });
}

}  // namespace

RawAnswer slip(const Visit& visit) {
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto seen = see_case(tx, visit, visit.path.front());
    if (!seen) return;
    answer = seen->whole ? page_of(sheet_of(visit, seen->held)) : problem("restricted");
  });
  return answer;
}

RawAnswer slips(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto ids = text.list("ids");
  if (ids.empty()) text.wrong("ids", "Chọn ít nhất một hồ sơ.");
  if (ids.size() > limits::slips_at_once_max) {
    text.wrong("ids", fmt::format("In mỗi lần nhiều nhất {} phiếu.", limits::slips_at_once_max));
  }
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  Sheets sheets;
  visit.office.database.read([&](storage::Tx& tx) { sheets = sheets_of(tx, visit, ids); });
  if (sheets.printed.empty()) return problem("not_found");
  note_printed(visit, sheets.printed);
  return page_of(sheets.html);
}

}  // namespace console::acts
