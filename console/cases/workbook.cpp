// A table as a workbook of Excel. The only place that knows libxlsxwriter.
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "console/cases/table.hpp"

namespace console {
namespace {

// The library writes to a path: a file that has no name and lies in memory only.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {}

  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  bool ok() const { return descriptor_ >= 0; }

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string content() const {
    struct stat about {};

    if (::fstat(descriptor_, &about) != 0 || about.st_size <= 0) return {};
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    const auto read = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
    return read == about.st_size ? bytes : std::string{};
  }

 private:
  int descriptor_;
};

// A cell of Excel holds 32,767 characters; bytes are never fewer.
constexpr std::size_t cell_bytes_max = 32'000;

std::string fitting(const std::string& cell) {
  if (cell.size() <= cell_bytes_max) return cell;
  std::size_t end = cell_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
  return cell.substr(0, end) + "…";
}

void write_row(lxw_worksheet* sheet, lxw_row_t at, const TableRow& row, lxw_format* format) {
  lxw_col_t column = 0;
  for (const auto& cell : row) {
    worksheet_write_string(sheet, at, column, fitting(cell).c_str(), format);
    ++column;
  }
}

}  // namespace

base::Result<std::string> as_xlsx(const CaseTable& table) {
  const base::Error no_room{base::Errc::unavailable, "the workbook could not be written", {}};
  const MemoryFile file;
  if (!file.ok()) return no_room;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return no_room;
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Phản ánh");
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  worksheet_freeze_panes(sheet, 1, 0);
  write_row(sheet, 0, table.head, bold);
  lxw_row_t at = 0;
  for (const auto& row : table.rows) write_row(sheet, ++at, row, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR) return no_room;
  auto bytes = file.content();
  if (bytes.empty()) return no_room;
  return bytes;
}

}  // namespace console
