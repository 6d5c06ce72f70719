#include "console/workbook.hpp"

#include <xlsxwriter.h>

#include "base/check.hpp"

namespace console {
namespace {

// A cell of Excel holds 32,767 characters; bytes are never fewer.
constexpr std::size_t cell_bytes_max = 32'000;

std::string fitting(std::string cell) {
  if (cell.size() <= cell_bytes_max) return cell;
  std::size_t end = cell_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
  return cell.substr(0, end) + "…";
}

// The library writes to a path: that of a file without a name.
lxw_workbook* opened(const door::BodyFile& file) {
  if (!file.ok()) return nullptr;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  return workbook_new_opt(file.path().c_str(), &options);
}

}  // namespace

std::string harmless(std::string_view text) {
  constexpr std::string_view beginnings = "=+-@\t\r\n";
  const bool formula = !text.empty() && beginnings.find(text.front()) != std::string_view::npos;
  return (formula ? "'" : "") + std::string{text};
}

struct Workbook::Parts {
  Parts() : book(opened(file)) {
    if (book == nullptr) return;
    bold = workbook_add_format(book);
    format_set_bold(bold);
  }

  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  ~Parts() {
    if (book != nullptr) workbook_close(book);
  }

  void write(std::span<const BookCell> cells, lxw_format* format) {
    if (book == nullptr) return;
    base::check(sheet != nullptr, "a row without a sheet");
    lxw_col_t column = 0;
    for (const auto& cell : cells) {
      if (const auto* text = std::get_if<std::string>(&cell))
        worksheet_write_string(sheet, next, column, fitting(harmless(*text)).c_str(), format);
      if (const auto* number = std::get_if<double>(&cell))
        worksheet_write_number(sheet, next, column, *number, format);
      ++column;
    }
    ++next;
  }

  door::BodyFile file{};
  lxw_workbook* book;
  lxw_worksheet* sheet = nullptr;
  lxw_format* bold = nullptr;
  lxw_row_t next = 0;
};

Workbook::Workbook() : parts_(std::make_unique<Parts>()) {}

Workbook::~Workbook() = default;

void Workbook::begin_sheet(std::string_view name) {
  if (parts_->book == nullptr) return;
  parts_->sheet = workbook_add_worksheet(parts_->book, std::string{name}.c_str());
  parts_->next = 0;
}

void Workbook::head(std::span<const BookCell> cells) {
  parts_->write(cells, parts_->bold);
}

void Workbook::row(std::span<const BookCell> cells) {
  parts_->write(cells, nullptr);
}

void Workbook::freeze() {
  if (parts_->sheet != nullptr) worksheet_freeze_panes(parts_->sheet, parts_->next, 0);
}

base::Result<door::BodyFile> Workbook::finish() {
  const base::Error no_room{base::Errc::unavailable, "the workbook could not be written", {}};
  auto* book = parts_->book;
  parts_->book = nullptr;
  if (book == nullptr || workbook_close(book) != LXW_NO_ERROR) return no_room;
  if (parts_->file.size() == 0) return no_room;
  return parts_->file;
}

}  // namespace console
