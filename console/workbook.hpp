// A workbook of Excel, written row by row into a file without a name. The only place that knows
// libxlsxwriter. One thread.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "bot/door/request.hpp"

namespace console {

// A text is never a formula: what looks like one begins with "'". A number stays a number; nothing
// is an empty cell.
using BookCell = std::variant<std::monostate, std::string, double>;

class Workbook {
 public:
  Workbook();
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // Rows go to the sheet begun last; only the row being written is in memory.
  void begin_sheet(std::string_view name);
  void head(std::span<const BookCell> cells);  // bold
  void row(std::span<const BookCell> cells);
  // What was written so far stays in sight when one scrolls.
  void freeze();

  // Errc::unavailable when the machine has no room. Nothing can be written afterwards.
  base::Result<door::BodyFile> finish();

 private:
  struct Parts;

  std::unique_ptr<Parts> parts_;
};

// Texts that a spreadsheet would run as a formula, made harmless.
std::string harmless(std::string_view text);

}  // namespace console
