// Workbooks taken apart in a process of their own, by the real program.
#include <algorithm>
#include <string>
#include <zip.h>

#include <doctest/doctest.h>

#include "bot/jail.hpp"
#include "tests/unit/papers/written.hpp"

using papers::SheetFault;

namespace {

const std::string program = LANGNGHE_BIN_DIR "/langnghe";

std::string workbook(std::uint32_t rows) {
  return written::workbook([&](lxw_workbook* book) {
    auto* sheet = workbook_add_worksheet(book, "A");
    for (std::uint32_t row = 0; row < rows; ++row) {
      worksheet_write_number(sheet, row, 0, 912'000'000 + row, nullptr);
      worksheet_write_string(sheet, row, 1, "Phường Vị Thanh", nullptr);
    }
  });
}

// The same with its first sheet replaced.
std::string with_sheet(const std::string& bytes, const std::string& sheet) {
  zip_error_t error{};
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = zip_open_from_source(source, 0, &error);
  REQUIRE(archive != nullptr);
  zip_source_keep(source);
  const auto at = zip_name_locate(archive, "xl/worksheets/sheet1.xml", 0);
  auto* content = zip_source_buffer(archive, sheet.data(), sheet.size(), 0);
  REQUIRE(zip_file_replace(archive, static_cast<zip_uint64_t>(at), content, 0) == 0);
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(source) == 0);
  zip_source_seek(source, 0, SEEK_END);
  std::string made(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, made.data(), made.size());
  zip_source_close(source);
  zip_source_free(source);
  return made;
}

}  // namespace

TEST_CASE("the rows of a workbook come back as if they had been read here") {
  const auto apart = bot::rows_apart(workbook(3), program);
  CHECK_FALSE(apart.fault);
  CHECK(apart.csv == papers::sheet_text(workbook(3)).csv);
}

TEST_CASE("100,000 rows keep within the bounds, one more list does not") {
  const auto apart = bot::rows_apart(workbook(100'000), program);
  CHECK_FALSE(apart.fault);
  CHECK(std::count(apart.csv.begin(), apart.csv.end(), '\n') == 100'001);
  CHECK(bot::rows_apart(workbook(120'000), program).fault == SheetFault::too_many_rows);
}

TEST_CASE("a bomb takes down nothing but its own process") {
  if (bot::jail::watched) return;  // no bound of memory with sanitizers
  const auto bomb = with_sheet(workbook(3), "<a>" + std::string(700UL * 1024 * 1024, ' '));
  CHECK(bomb.size() < 2UL * 1024 * 1024);
  CHECK(bot::rows_apart(bomb, program).fault == SheetFault::too_large);
  CHECK_FALSE(bot::rows_apart(workbook(3), program).fault);
}

TEST_CASE("broken workbooks and what is none have their sentence") {
  const auto whole = workbook(3);
  CHECK(bot::rows_apart(whole.substr(0, whole.size() / 2), program).fault == SheetFault::broken);
  CHECK(bot::rows_apart("a;b", program).fault == SheetFault::not_a_workbook);
  CHECK(bot::rows_apart(whole, "/nowhere/langnghe").fault);
}
