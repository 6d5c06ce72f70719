// Rows of workbooks, each written anew by another library.
#include "papers/sheet.hpp"

#include <string>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "papers/archive.hpp"
#include "tests/unit/papers/written.hpp"

using papers::SheetFault;
using written::workbook;

namespace {

std::string small() {
  return workbook([](lxw_workbook* book) {
    workbook_add_worksheet(book, "Trống");
    auto* sheet = workbook_add_worksheet(book, "Danh sách");
    auto* date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    auto* built_in = workbook_add_format(book);
    format_set_num_format_index(built_in, 14);
    auto* money = workbook_add_format(book);
    format_set_num_format(money, "#,##0 \"đồng\"");
    worksheet_write_string(sheet, 0, 0, "Tên \"cột\"", nullptr);
    worksheet_write_string(sheet, 2, 0, "0912000001", nullptr);
    worksheet_write_number(sheet, 2, 1, 912000001, nullptr);
    lxw_datetime day{2026, 11, 5, 8, 30, 0};
    worksheet_write_datetime(sheet, 2, 2, &day, date);
    worksheet_write_datetime(sheet, 2, 3, &day, built_in);
    worksheet_write_formula_num(sheet, 2, 4, "=1+2", nullptr, 3);
    worksheet_write_formula_str(sheet, 2, 5, "=\"a\"&\"b\"", nullptr, "ab");
    worksheet_write_boolean(sheet, 2, 6, 1, nullptr);
    worksheet_write_number(sheet, 2, 7, 46331, money);
    worksheet_write_number(sheet, 2, 8, 2.5, nullptr);
    worksheet_write_formula_num(sheet, 2, 9, "=TODAY()", date, 46331);
    worksheet_write_array_formula_num(sheet, 3, 0, 3, 0, "{=SUM(1,2)}", nullptr, 7);
  });
}

const std::string cells_with_texts =
    R"(<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a &lt; b</t></is></c>)"
    R"(<c r="B1" t="inlineStr"><is><r><t xml:space="preserve">mộ</t></r><r><t>t</t></r></is></c>)"
    R"(<c r="C1" t="str"><v>hai</v></c><c r="D1" t="str"><f>"x"</f><v>ba</v></c>)"
    R"(<c r="E1" s="0" t='d'><v>2026-11-05T00:00:00</v></c><c r="F1" t="inlineStr"/>)"
    R"(<c r="G1"><v>5</v></c></row></sheetData></worksheet>)";

// A workbook whose one sheet ends this way.
std::string of_cells(const std::string& cells) {
  static const auto whole = papers::unpacked(workbook([](lxw_workbook* book) {
    worksheet_write_number(workbook_add_worksheet(book, "A"), 0, 0, 1, nullptr);
  }));
  auto entries = *whole;
  for (auto& entry : entries) {
    if (entry.name.starts_with("xl/worksheets/"))
      entry.content = entry.content.substr(0, entry.content.find("<sheetData>")) + cells;
  }
  return *papers::packed(entries);
}

}  // namespace

TEST_CASE("text keeps its noughts, days are ISO, formulas come as what one sees") {
  const auto text = papers::sheet_text(small());
  REQUIRE_FALSE(text.fault);
  CHECK(
      text.csv ==
      "\"Danh sách\"\n\"Tên \"\"cột\"\"\"\n\n"
      "\"0912000001\",\"912000001\",\"2026-11-05\",\"2026-11-05\",\"3\",\"ab\",\"TRUE\",\"46331\","
      "\"2.5\",\"2026-11-05\"\n\"7\"\n");
}

TEST_CASE("a wide sheet and an empty one are refused by name") {
  const auto wide = workbook([](lxw_workbook* book) {
    auto* sheet = workbook_add_worksheet(book, nullptr);
    for (lxw_col_t column = 0; column < 1'000; ++column)
      worksheet_write_number(sheet, 0, column, 1, nullptr);
  });
  CHECK(papers::sheet_text(wide).fault == SheetFault::too_many_columns);
  const auto empty = workbook([](lxw_workbook* book) { workbook_add_worksheet(book, nullptr); });
  CHECK(papers::sheet_text(empty).fault == SheetFault::no_rows);
}

TEST_CASE("texts in the cells themselves are read, as programs write them that keep little") {
  const auto text = papers::sheet_text(of_cells(cells_with_texts));
  CHECK(text.csv == "\"A\"\n\"a < b\",\"một\",\"hai\",\"ba\",\"2026-11-05T00:00:00\",,\"5\"\n");
}

TEST_CASE("such cells with letters changed end in rows or in a fault") {
  base::Rng chance(13);
  for (int round = 0; round < 300; ++round) {
    auto cells = cells_with_texts.substr(0, cells_with_texts.size() - chance.below(60));
    for (auto i = chance.below(8); i > 0; --i)
      cells[chance.below(cells.size())] = "<>/\"' =tcfv:"[chance.below(13)];
    const auto text = papers::sheet_text(of_cells(cells));
    CHECK((text.fault || !text.csv.empty()));
  }
}

TEST_CASE("what is no workbook is told by its first bytes") {
  CHECK(papers::sheet_text("").fault == SheetFault::not_a_workbook);
  CHECK(papers::sheet_text("a;b\n1;2\n").fault == SheetFault::not_a_workbook);
  const std::string compound{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
  CHECK(papers::sheet_text(compound + std::string(600, '\0')).fault == SheetFault::old_format);
  const std::string locked{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};
  CHECK(papers::sheet_text(compound + locked).fault == SheetFault::locked);
  CHECK(papers::sheet_text("PK\x03\x04 nothing").fault == SheetFault::broken);
}

TEST_CASE("a workbook cut off or with bytes changed ends in rows or in a fault") {
  const auto whole = small();
  base::Rng chance(11);
  for (int round = 0; round < 120; ++round) {
    auto bytes = whole.substr(0, round % 2 == 0 ? chance.below(whole.size()) : whole.size());
    for (auto i = chance.below(6); i > 0 && !bytes.empty(); --i)
      bytes[chance.below(bytes.size())] = static_cast<char>(chance.below(256));
    const auto text = papers::sheet_text(bytes);
    CHECK((text.fault || !text.csv.empty()));
  }
}
