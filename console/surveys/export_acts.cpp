// The results of a round as a file: a workbook of five sheets, or the responses alone as CSV; of
// the same scope, weights and comparison as the page.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/csv.hpp"
#include "console/cases/query_text.hpp"
#include "console/surveys/export_book.hpp"
#include "console/surveys/export_rows.hpp"
#include "console/surveys/result_acts.hpp"
#include "console/surveys/result_limits.hpp"
#include "console/surveys/result_query.hpp"
#include "console/surveys/round_figures.hpp"

namespace console::acts {
namespace {

struct Asked {
  bool xlsx = false;
  char separator = ',';
};

Asked asked_for(QueryText& text) {
  Asked asked;
  const auto kind = text.value("kind");
  asked.xlsx = kind == "xlsx";
  if (!asked.xlsx && kind != "csv") text.wrong("kind", "Không có giá trị này.");
  const auto separator = text.value("sep");
  if (separator == "semicolon") asked.separator = ';';
  if (separator == "tab") asked.separator = '\t';
  const bool known = separator.empty() || separator == "comma" || asked.separator != ',';
  if (!known) text.wrong("sep", "Không có giá trị này.");
  return asked;
}

std::size_t bytes_of(const BookCell& cell) {
  constexpr std::size_t number_bytes = 8;
  const auto* words = std::get_if<std::string>(&cell);
  return words == nullptr ? number_bytes : words->size() + number_bytes;
}

std::string as_text(const BookCell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  const auto* number = std::get_if<double>(&cell);
  return number == nullptr ? std::string{} : fmt::format("{:.0f}", *number);
}

std::string csv_of(const std::vector<BookCell>& cells, char separator) {
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const auto& cell : cells) texts.push_back(as_text(cell));
  return admin::csv_line(texts, separator);
}

struct File {
  std::optional<door::BodyFile> bytes{};
  std::int64_t rows = 0;
  std::string_view trouble{};  // a code of problem.cpp
};

// What is written goes to the disk a piece at a time: neither file is ever whole in memory.
File as_csv(ExportRows& rows, char separator) {
  File file;
  door::BodyFile body;
  std::string piece = std::string{admin::csv_mark} + csv_of(rows.head(), separator);
  std::size_t bytes = 0;
  const auto put = [&] {
    bytes += piece.size();
    body.add(std::exchange(piece, {}));
  };
  const bool all = rows.each([&](const auto& row) {
    piece += csv_of(row, separator);
    ++file.rows;
    if (piece.size() >= limits::export_piece_bytes) put();
    return body.ok() && bytes <= limits::export_bytes_max;
  });
  put();
  if (!all) file.trouble = "export_too_large";
  if (!body.ok()) file.trouble = "unavailable";
  file.bytes = std::move(body);
  return file;
}

File as_book(ExportRows& rows, const Visit& visit, const RoundFigures& figures) {
  File file;
  Workbook book;
  ExportBook sheets(book, visit, figures);
  sheets.summary();
  sheets.criteria();
  sheets.places();
  book.begin_sheet("Phiếu ẩn danh");
  book.head(rows.head());
  book.freeze();
  std::size_t bytes = 0;
  const bool all = rows.each([&](const auto& row) {
    for (const auto& cell : row) bytes += bytes_of(cell);
    book.row(row);
    ++file.rows;
    return bytes <= limits::export_bytes_max;
  });
  sheets.codes();
  auto made = book.finish();
  if (!made) file.trouble = "unavailable";
  if (!all) file.trouble = "export_too_large";
  if (made) file.bytes = std::move(*made);
  return file;
}

RawAnswer file_answer(const Asked& asked, std::int64_t round, std::optional<door::BodyFile> file) {
  const auto* type = asked.xlsx
                         ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                         : "text/csv; charset=utf-8";
  RawAnswer answer{
      200,
      type,
      {},
      {{"Cache-Control", "no-store"},
       {"Content-Disposition",
        fmt::format(
            "attachment; filename=\"ket-qua-dot-{}.{}\"", round, asked.xlsx ? "xlsx" : "csv")}}};
  answer.file = std::move(file);
  return answer;
}

// Who took the responses away stands in the trail.
void note_export(const Visit& visit, const Asked& asked, std::int64_t round, std::int64_t rows) {
  visit.office.database.write([&](storage::Tx& tx) {
    admin::note(tx,
                visit,
                {"survey.exported",
                 "survey_round/" + std::to_string(round),
                 base::to_text({{"kind", asked.xlsx ? "xlsx" : "csv"}, {"rows", rows}})});
  });
}

}  // namespace

RawAnswer export_results(const Visit& visit) {
  QueryText text(visit.request.query);
  const auto asked = asked_for(text);
  const auto query = result_query(visit, text);
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  const auto id = round_id(visit.path.front());
  if (!id) return problem("not_found");
  std::optional<RoundFigures> figures;
  bool held_back = false;
  visit.office.database.read([&](storage::Tx& tx) {
    held_back = holds_back_answers(tx, *id);
    figures = round_figures(tx, visit, *id, query);
  });
  if (!figures) return problem("not_found");
  if (held_back) return problem("anonymous_running");
  if (figures->no_such_against) return invalid({{"against", "Không có giá trị này."}});
  ExportRows rows(visit, *figures->counted, query.scope);
  auto file = asked.xlsx ? as_book(rows, visit, *figures) : as_csv(rows, asked.separator);
  if (!file.trouble.empty()) return problem(file.trouble);
  note_export(visit, asked, id->value, file.rows);
  return file_answer(asked, id->value, std::move(file.bytes));
}

}  // namespace console::acts
