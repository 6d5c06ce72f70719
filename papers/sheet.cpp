#include "papers/sheet.hpp"

#include "papers/limits.hpp"

namespace papers {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view compound_mark{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
// The stream a workbook under a password lies in, as UTF-16.
constexpr std::string_view locked_stream{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};

// Line breaks would shift the rows below.
void add_cell(std::string& csv, std::string_view cell) {
  csv += '"';
  for (const char letter : cell) {
    if (letter == '"') csv += '"';
    csv += letter == '\n' || letter == '\r' ? ' ' : letter;
  }
  csv += '"';
}

void add_line(std::string& csv, const std::vector<std::string>& cells) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) csv += ',';
    first = false;
    if (!cell.empty()) add_cell(csv, cell);
  }
  csv += '\n';
}

}  // namespace

std::optional<SheetFault> workbook_fault(std::string_view bytes) {
  if (bytes.starts_with(zip_mark)) return std::nullopt;
  if (!bytes.starts_with(compound_mark)) return SheetFault::not_a_workbook;
  const bool locked = bytes.find(locked_stream) != std::string_view::npos;
  return locked ? SheetFault::locked : SheetFault::old_format;
}

SheetText sheet_text(std::string_view workbook) {
  SheetText text;
  std::string rows;
  std::size_t next = 1;
  const auto read = read_sheet(workbook, [&](std::size_t row, const auto& cells) {
    for (; next < row; ++next) rows += '\n';
    if (rows.size() < limits::sheet_text_max) add_line(rows, cells);
    next = row + 1;
  });
  text.fault = read.fault;
  if (!text.fault && rows.size() >= limits::sheet_text_max) text.fault = SheetFault::too_large;
  if (text.fault) return text;
  add_line(text.csv, {read.name});
  text.csv += rows;
  return text;
}

}  // namespace papers
