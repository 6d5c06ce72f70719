// What leaves the register as a file: exports of the list.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/table.hpp"
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

}  // namespace console::acts
