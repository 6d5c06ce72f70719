#include "console/workbook.hpp"

#include "console/cases/table.hpp"

namespace console {
namespace {

std::vector<BookCell> cells_of(const TableRow& row) {
  return {row.begin(), row.end()};
}

}  // namespace

base::Result<std::string> as_xlsx(const CaseTable& table) {
  Workbook book;
  book.begin_sheet("Phản ánh");
  book.head(cells_of(table.head));
  book.freeze();
  for (const auto& row : table.rows) book.row(cells_of(row));
  const auto file = book.finish();
  if (!file) return file.error();
  return file->piece(0, file->size());
}

}  // namespace console
