// The rows of a workbook (XLSX) as text: the first sheet that has any. Days come as "yyyy-mm-dd",
// so that they are never taken for what somebody typed, formulas as the value they last gave, text
// as it was typed with its leading zeros. A library takes it apart on bytes anybody may have sent:
// the service does this in a process of its own (bot/jail.hpp). Pure; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace papers {

enum class SheetFault {
  not_a_workbook,
  old_format,  // .xls
  locked,      // by a password
  broken,
  no_rows,
  too_many_columns,
  too_many_rows,
  too_large
};

// Whether it is a workbook at all, by its first bytes; nothing: it may be read.
std::optional<SheetFault> workbook_fault(std::string_view bytes);

// row: as numbered in the sheet, from 1; rows without a cell are passed over.
using RowVisit = std::function<void(std::size_t row, const std::vector<std::string>& cells)>;

struct SheetRead {
  std::optional<SheetFault> fault{};
  std::string name{};  // of the sheet
};

// Within limits::sheet_…; what was visited before a fault counts for nothing.
SheetRead read_sheet(std::string_view workbook, const RowVisit& visit);

struct SheetText {
  std::optional<SheetFault> fault{};
  // CSV: the name of the sheet as its first line, then line n + 1 for row n, also for an empty one.
  std::string csv{};
};

SheetText sheet_text(std::string_view workbook);

}  // namespace papers
