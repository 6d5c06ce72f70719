// Results as files, read back: what stands in them, what must not, and that nothing in them can run
// as a formula.
#include <map>
#include <zip.h>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "tests/unit/console/results_room.hpp"

using cases_room::department;
using cases_room::ward;
using results_room::add_round;
using results_room::answer;
using results_room::CasesRoom;
using results_room::path;

namespace {

struct Room : CasesRoom {
  Room() {
    hire({"anh", "chuyen_vien"});
    hire({"so", "dau_moi_don_vi", 0, department});
    hire({"hoa", "van_hanh"});
    round = add_round(*this, "Đợt 11/2026", 20);
    answer(*this, round, {ward, "Đất đai", 30, "xa", 5});
    answer(*this, round, {ward, "Hộ tịch", 7, "xa", 2});
    answer(*this, round, {department, "Đất đai", 25, "tinh", 4});
    answer(*this, round, {department, "Hộ tịch", 28, "tinh", 4});
    answer(*this, round, {department, "Tư pháp", 26, "tinh", 4});
  }

  staffroom::Reply file(const std::string& who, const std::string& query) const {
    auto browser = at_work(who);
    return browser.call(
        {.method = "GET", .path = "/api/v1" + path(round, "export"), .query = query});
  }

  surveys::RoundId round{};
};

using Cells = std::vector<std::string>;

// Our own CSV, every cell in quotes.
std::vector<Cells> rows_of(const std::string& csv, char separator) {
  std::vector<Cells> rows(1);
  std::string cell;
  bool open = false;
  for (std::size_t at = 3; at < csv.size(); ++at) {
    const char letter = csv[at];
    const bool doubled = open && letter == '"' && at + 1 < csv.size() && csv[at + 1] == '"';
    if (doubled) {
      cell += '"';
      ++at;
    } else if (letter == '"') {
      open = !open;
    } else if (!open && (letter == separator || letter == '\r')) {
      rows.back().push_back(std::move(cell));
      cell.clear();
    } else if (!open && letter == '\n') {
      rows.emplace_back();
    } else {
      cell += letter;
    }
  }
  rows.pop_back();
  return rows;
}

// Every part of a workbook by its name, unpacked.
std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_error_t error{};
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  REQUIRE(source != nullptr);
  auto* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
    const auto index = static_cast<zip_uint64_t>(at);
    zip_stat_t about{};
    REQUIRE(zip_stat_index(archive, index, 0, &about) == 0);
    std::string text(about.size, '\0');
    auto* file = zip_fopen_index(archive, index, 0);
    REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    zip_fclose(file);
    parts[about.name] = std::move(text);
  }
  zip_discard(archive);
  return parts;
}

int count_of(const std::string& text, const std::string& what) {
  int found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

std::size_t column(const Cells& head, const std::string& name) {
  const auto found = std::find(head.begin(), head.end(), name);
  REQUIRE(found != head.end());
  return static_cast<std::size_t>(found - head.begin());
}

}  // namespace

TEST_CASE(
    "the responses as CSV: a mark, stable columns, codes and labels, places only where shown") {
  Room room;
  for (const auto& [name, separator] :
       {std::pair{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}}) {
    const auto reply = room.file("anh", std::string{"kind=csv&sep="} + name);
    REQUIRE(reply.status == 200);
    CHECK(reply.body.starts_with("\xEF\xBB\xBF"));
    const auto rows = rows_of(reply.body, separator);
    REQUIRE(rows.size() == 117);
    const auto& head = rows.front();
    CHECK(head[column(head, "Z1") + 1] == "Z1_ten");
    CHECK(column(head, "Z3a") > column(head, "Z3"));
    CHECK(column(head, "Z6") == head.size() - 1);
    CHECK(head[column(head, "cap") + 1] == "cap_ten");
    std::map<std::string, int> places;
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const auto& row = rows[at];
      REQUIRE(row.size() == head.size());
      ++places[row[column(head, "don_vi")] + "/" + row[column(head, "linh_vuc")]];
      const auto of = row[column(head, "cap")];
      CHECK(row[column(head, "cap_ten")] == (of == "xa"     ? "Cấp xã"
                                             : of == "tinh" ? "Cấp tỉnh"
                                                            : ""));
      const auto level = row[column(head, "Z1")];
      CHECK(row[column(head, "Z1_ten")] == (level == "5"   ? "Rất hài lòng"
                                            : level == "4" ? "Hài lòng"
                                                           : "Không hài lòng"));
      CHECK(row[column(head, "Z3a")] == (level == "2" ? "4" : ""));
    }
    // The seven are hidden and three more with them, whichever they are.
    CHECK(places[std::string{ward} + "/Hộ tịch"] == 0);
    CHECK(places[std::string{department} + "/Tư pháp"] == 26);
    CHECK(places["/"] > 7);
    CHECK(places["/"] - 7 >= 25);
  }
}

TEST_CASE("no person is in an export, and no formula") {
  Room room;
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_answers SET value = $1 WHERE question = 'Z6'",
            storage::Params{base::to_text("=HYPERLINK(\"x\") gọi 0912345678, Trần Thị Mẫu")});
  });
  const auto csv = room.file("anh", "kind=csv");
  CHECK(count_of(csv.body, "\"'=HYPERLINK") == 10);
  CHECK(count_of(csv.body, "\"=HYPERLINK") == 0);
  CHECK(count_of(csv.body, "0912345678") == 0);
  CHECK(count_of(csv.body, "Mẫu") == 0);
  CHECK(count_of(csv.body, "c_1") == 0);
  // Who may not read words gets the figures without them.
  CHECK(count_of(room.file("hoa", "kind=csv").body, "HYPERLINK") == 0);
  const auto parts = parts_of(room.file("anh", "kind=xlsx").body);
  for (const auto& [name, text] : parts) {
    CAPTURE(name);
    CHECK(count_of(text, "<f>") == 0);
    CHECK(count_of(text, "0912345678") == 0);
  }
}

TEST_CASE("the order of the responses is another one each time") {
  Room room;
  const auto first = rows_of(room.file("anh", "kind=csv").body, ',');
  const auto second = rows_of(room.file("anh", "kind=csv").body, ',');
  CHECK(first != second);
  const auto without_number = [](std::vector<Cells> rows) {
    for (auto& row : rows) row.front().clear();
    std::sort(rows.begin(), rows.end());
    return rows;
  };
  CHECK(without_number(first) == without_number(second));
}

TEST_CASE("the workbook has the five sheets, and what is hidden is in none of them") {
  Room room;
  const auto reply = room.file("anh", "kind=xlsx");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("Content-Disposition") == "attachment; filename=\"ket-qua-dot-1.xlsx\"");
  const auto parts = parts_of(reply.body);
  const auto& book = parts.at("xl/workbook.xml");
  for (const auto* name :
       {"Tổng hợp", "Theo tiêu chí", "Theo đơn vị", "Phiếu ẩn danh", "Từ điển mã"})
    CHECK(count_of(book, std::string{"name=\""} + name + "\"") == 1);
  const auto& summary = parts.at("xl/worksheets/sheet1.xml");
  CHECK(count_of(summary, "<v>116</v>") > 0);
  CHECK(count_of(summary, "+07:00") == 3);
  const auto& places = parts.at("xl/worksheets/sheet3.xml");
  CHECK(count_of(places, "<v>7</v>") == 0);
  CHECK(count_of(places, "<v>26</v>") > 0);
  CHECK(count_of(places, "ẩn: chưa đủ 10 phiếu") >= 4);
  CHECK(count_of(parts.at("xl/worksheets/sheet4.xml"), "<row ") == 117);
  CHECK(count_of(parts.at("xl/worksheets/sheet5.xml"), "Trễ, không được báo") == 1);
}

TEST_CASE("codes of levels stand in the workbook with what they mean") {
  Room room;
  const auto parts = parts_of(room.file("anh", "kind=xlsx").body);
  const auto& places = parts.at("xl/worksheets/sheet3.xml");
  CHECK(count_of(places, ">Cấp tỉnh<") == 1);
  CHECK(count_of(places, ">tinh<") == 1);
  const auto& codes = parts.at("xl/worksheets/sheet5.xml");
  CHECK(count_of(codes, ">Cấp tỉnh<") == 1);
  CHECK(count_of(codes, ">Cấp xã<") == 1);
}

TEST_CASE("how many chose each level of the general question stands in the workbook") {
  CasesRoom room;
  room.hire({"anh", "chuyen_vien"});
  const auto round = add_round(room, "Đợt 11/2026", 20);
  answer(room, round, {ward, "Đất đai", 210, "xa", 5});
  answer(room, round, {ward, "Hộ tịch", 40, "xa", 4});
  auto browser = room.at_work("anh");
  const auto parts = parts_of(
      browser
          .call({.method = "GET", .path = "/api/v1" + path(round, "export"), .query = "kind=xlsx"})
          .body);
  const auto row = [&](const std::string& sheet, const std::string& words) {
    const auto& text = parts.at("xl/worksheets/" + sheet);
    const auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    return text.substr(at, text.find("</row>", at) - at);
  };
  const auto general = row("sheet2.xml", "(câu hỏi chung)");
  CHECK(count_of(general, "<v>0</v>") == 3);
  CHECK(count_of(general, "<v>40</v>") == 1);
  CHECK(count_of(general, "<v>210</v>") == 1);
  const auto& summary = parts.at("xl/worksheets/sheet1.xml");
  CHECK(count_of(summary, ">mức 5<") == 1);
  CHECK(count_of(summary, "<v>210</v>") == 1);
}

TEST_CASE("each head of a sheet names what stands below it, and nothing besides") {
  Room room;
  const auto parts = parts_of(room.file("anh", "kind=xlsx").body);
  const auto heads = [&](const std::string& sheet, const char* words) {
    return count_of(parts.at("xl/worksheets/" + sheet), words);
  };
  CHECK(heads("sheet1.xml", ">trung bình<") == 1);
  // Criteria and numbers have a mean; factors and choices have none.
  CHECK(heads("sheet2.xml", ">chỉ số %<") == 2);
  CHECK(heads("sheet2.xml", ">trung bình<") == 2);
  CHECK(heads("sheet3.xml", ">chỉ số %<") == 4);
  CHECK(heads("sheet3.xml", ">trung bình<") == 4);
  CHECK(heads("sheet3.xml", ">hạng (từ 30 phiếu)<") == 3);
}

TEST_CASE("the numbers of the page stand in the workbook, hidden where few gave one") {
  Room room;
  const auto row = [&] {
    const auto& sheet = parts_of(room.file("anh", "kind=xlsx").body).at("xl/worksheets/sheet2.xml");
    const auto head = sheet.find(">trung vị<");
    REQUIRE(head != std::string::npos);
    const auto at = sheet.find(">Số ngày trễ<", head);
    REQUIRE(at != std::string::npos);
    return sheet.substr(at, sheet.find("</row>", at) - at);
  };
  CHECK(count_of(row(), "ẩn: chưa đủ 10 phiếu") == 1);
  CHECK(count_of(row(), "<v>") == 0);
  answer(room, room.round, {ward, "Y tế", 20, "xa", 2});
  room.database().write([](storage::Tx& tx) {
    tx.exec(
        "UPDATE survey_answers SET value = '31' WHERE question = 'Z3a' AND invitation = "
        "(SELECT max(invitation) FROM survey_answers WHERE question = 'Z3a')",
        {});
  });
  const auto shown = row();
  CHECK(count_of(shown, "<v>27</v>") == 1);
  CHECK(count_of(shown, "<v>4</v>") == 2);  // the median and the least
  CHECK(count_of(shown, "<v>31</v>") == 1);
  CHECK(count_of(shown, "<v>5</v>") == 1);  // (26 · 4 + 31) / 27
}

TEST_CASE("an officer of a unit takes that unit away and nothing else") {
  Room room;
  const auto rows = rows_of(room.file("so", "kind=csv").body, ',');
  const auto unit = column(rows.front(), "don_vi");
  for (std::size_t at = 1; at < rows.size(); ++at) CHECK(rows[at][unit] == department);
  CHECK(rows.size() > 26);
  CHECK(rows.size() < 80);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'survey.exported'") == 1);
}

TEST_CASE(
    "the file is of the scope the page shows, and of nothing that the scope would give away") {
  Room room;
  const auto all = rows_of(room.file("anh", "kind=csv").body, ',');
  const auto place = column(all.front(), "don_vi");
  std::size_t of_department = 0;
  for (const auto& row : all) {
    if (row[place] == department) ++of_department;
  }
  REQUIRE(of_department > 0);
  const auto part = rows_of(room.file("anh", "kind=csv&unit=" + std::string{department}).body, ',');
  CHECK(part.front() == all.front());
  CHECK(part.size() == 1 + of_department);
  for (std::size_t at = 1; at < part.size(); ++at) CHECK(part[at][place] == department);
  CHECK(room.file("anh", "kind=csv&against=999").status == 422);
  CHECK(room.file("anh", "kind=csv&weighted=perhaps").status == 422);
}

TEST_CASE("the summary says what it is of, and how it stands beside the other round") {
  Room room;
  const auto before = add_round(room, "Đợt 10/2026", 5);
  answer(room, before, {ward, "Đất đai", 40, "xa", 2});
  answer(room, before, {department, "Đất đai", 40, "tinh", 4});
  const auto summary = [&](const std::string& query) {
    const auto parts = parts_of(room.file("anh", "kind=xlsx" + query).body);
    return parts.at("xl/worksheets/sheet1.xml");
  };
  const auto whole = summary("");
  CHECK(count_of(whole, "So với đợt Đợt 10/2026") == 1);
  CHECK(count_of(whole, "lớn hơn ngẫu nhiên") > 0);
  CHECK(count_of(whole, ">Toàn bộ<") == 1);
  const auto part = summary("&against=none&unit=" + std::string{department});
  CHECK(count_of(part, "So với đợt") == 0);
  CHECK(count_of(part, ">Đơn vị<") == 1);
}
