// A file of people as XLSX, from the upload to the list: cells of Excel instead of text.
#include "console/workbook.hpp"
#include "tests/unit/console/import_room.hpp"
#include "tests/unit/papers/written.hpp"

using import_room::left_out;
using import_room::path_of;
using import_room::read;
using import_room::save;
using import_room::Surveyors;

namespace {

const std::vector<const char*> names{
    "Mã hồ sơ", "SĐT", "Zalo ID", "Bộ phận tiếp nhận và trả kết quả", "Ngày trả", "Đồng ý"};

struct Line {
  double phone = 0;  // as a number: its nought is lost
  const char* account = "";
  const char* unit = "Phường Vị Thanh";
  int day = 0;                // of November 2026, as a real date; 0: the text below
  const char* day_text = "";  // as somebody typed it
  const char* agreed = "có";
};

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_format* date, const Line& line) {
  worksheet_write_string(sheet, row, 0, "A1", nullptr);
  if (line.phone > 0) worksheet_write_number(sheet, row, 1, line.phone, nullptr);
  worksheet_write_string(sheet, row, 2, line.account, nullptr);
  worksheet_write_string(sheet, row, 3, line.unit, nullptr);
  lxw_datetime day{2026, 11, line.day, 8, 30, 0};
  if (line.day > 0) worksheet_write_datetime(sheet, row, 4, &day, date);
  if (line.day == 0) worksheet_write_string(sheet, row, 4, line.day_text, nullptr);
  worksheet_write_string(sheet, row, 5, line.agreed, nullptr);
}

std::string list_of(const std::vector<Line>& lines) {
  return written::workbook([&](lxw_workbook* book) {
    auto* sheet = workbook_add_worksheet(book, "Tháng 11");
    auto* date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    worksheet_write_string(sheet, 0, 0, "DANH SÁCH TRẢ KẾT QUẢ", nullptr);
    for (std::size_t i = 0; i < names.size(); ++i)
      worksheet_write_string(sheet, 2, static_cast<lxw_col_t>(i), names[i], nullptr);
    lxw_row_t row = 3;
    for (const auto& line : lines) write(sheet, row++, date, line);
  });
}

}  // namespace

TEST_CASE("a workbook with mistakes in it is read, and those who are sound become a list") {
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto import = read(anh,
                           list_of({{912000001, "", "Phường Vị Thanh", 5},
                                    {912000002, "khong", "Phường Vị Thanh", 6},
                                    {912000003, "khong", "Phường Vị Thanh", 7},
                                    {912000001, "", "Phường Vị Thanh", 4},
                                    {0, "khong", "Phường Vị Thanh", 8},
                                    {123, "", "Phường Vị Thanh", 9},
                                    {912000004, "", "Sao Hỏa", 10},
                                    {912000005, "", "Phường Vị Thanh", 0, "11/13/2026"},
                                    {912000006, "", "Phường Vị Thanh", 29},
                                    {912000007, "", "Phường Vị Thanh", 11, "", "không"}}));
  CHECK(import.json["state"] == "read");
  CHECK(import.json["kind"] == "xlsx");
  CHECK(import.json["sheet"] == "Tháng 11");
  CHECK(import.json["rows"] == 10);
  CHECK(import.json["usable"] == 3);
  CHECK(import.json["columns"][3]["field"] == "don_vi");
  CHECK(import.json["columns"][4]["field"] == "ngay_tra");
  CHECK(import.json["dates"][0]["vi"] == "5 tháng 11 năm 2026, thứ Năm");
  CHECK(import.json["mixed_days"] == true);
  for (const auto* why : {"duplicate",
                          "bad_account",
                          "bad_phone",
                          "no_unit",
                          "bad_date",
                          "future_date",
                          "no_consent"}) {
    CAPTURE(why);
    CHECK(left_out(import, why) == 1);
  }
  // Lines are those of the sheet.
  CHECK(anh.get(path_of(import) + "/left-out").body.find("\"8\",\"Mã Zalo") != std::string::npos);

  const auto saved = save(anh, import);
  CHECK(saved.json["rows_saved"] == 3);
  CHECK(room.text("SELECT group_concat(channel || ' ' || channel_id) FROM citizens") ==
        "phone 84912000001,phone 84912000002,phone 84912000003");
  CHECK(room.text("SELECT group_concat(returned_on || ' ' || unit || ' ' || line) FROM "
                  "survey_people") ==
        "2026-11-05 ct-x31321 4,2026-11-06 ct-x31321 5,2026-11-07 ct-x31321 6");
}

TEST_CASE("a workbook that the console wrote can be given back to it as a list") {
  using console::BookCell;
  console::Workbook book;
  book.begin_sheet("Danh sách");
  book.head(std::vector<BookCell>{{"SĐT"}, {"Đơn vị"}, {"Ngày trả"}, {"Đồng ý"}});
  book.row(std::vector<BookCell>{{"0912000001"}, {"Phường Vị Thanh"}, {46331.0}, {"x"}});
  const auto file = book.finish();
  REQUIRE(file);
  Surveyors room;
  auto anh = room.at_work("anh");
  const auto import = read(anh, file->piece(0, file->size()));
  CHECK(import.json["usable"] == 1);
  CHECK(import.json["dates"][0]["vi"] == "5 tháng 11 năm 2026, thứ Năm");
  CHECK(save(anh, import).json["rows_saved"] == 1);
}
