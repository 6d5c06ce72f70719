// What a list says: telephones, days, columns, units, and who is left out. Every person is made up.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/rng.hpp"
#include "office/surveys/import/judge.hpp"
#include "office/surveys/import/limits.hpp"

using surveys::DayOrder;
using surveys::ImportField;
using surveys::LeftOut;
using namespace std::chrono_literals;

namespace {

constexpr catalog::Day today = 2026y / 11 / 23;

const catalog::Catalog& shipped() {
  static const auto loaded = catalog::Catalog::load(LANGNGHE_SOURCE_DIR "/office/catalog");
  return *loaded;
}

struct Read {
  surveys::Outlined made{};
  surveys::ListVerdict verdict{};
  std::vector<surveys::ListPerson> people{};
};

Read read(const std::string& text, const surveys::OutlineChoices& choices = {}) {
  const surveys::ListText list{text, surveys::guess_separator(text), 0};
  Read read;
  read.made = surveys::outline_of(list, choices);
  if (read.made.refusal) return read;
  const auto& outline = read.made.outline;
  surveys::NameBook names(shipped(), today, {});
  surveys::Judge judge(outline, shipped(), names, today);
  read.verdict = surveys::verdict_of(list, outline, judge, names, [](std::size_t) { return true; });
  surveys::each_row(list, outline, [&](const surveys::Record& record) {
    surveys::ListPerson person;
    judge.judge(record, person);
    read.people.push_back(person);
    return true;
  });
  return read;
}

const std::string head = "Mã hồ sơ;Họ tên;SĐT;Đơn vị;Thủ tục;Ngày trả;Đồng ý\n";

LeftOut first_verdict(const std::string& row) {
  return read(head + row).verdict.rows.at(0);
}

std::optional<ImportField> field_of(const std::string& name) {
  return surveys::field_named(name);
}

}  // namespace

TEST_CASE("telephones come to one form, and a lost nought comes back") {
  using surveys::phone_84;
  for (const auto* text : {"0912345678",
                           "912345678",
                           "+84 912 345 678",
                           "84912345678",
                           "0912.345.678",
                           "'0912345678",
                           "9.12345678E+08",
                           "912345678.0",
                           "0084912345678"}) {
    CAPTURE(text);
    CHECK(phone_84(text) == "84912345678");
  }
  CHECK(phone_84("01662345678") == "84362345678");  // eleven digits, before 2018
  for (const auto* text : {"", "12345", "0293123456", "abc", "9123456789012", "0112345678"}) {
    CAPTURE(text);
    CHECK_FALSE(phone_84(text));
  }
}

TEST_CASE("an account of Zalo is a number, not any word") {
  CHECK(surveys::zalo_id_in(" 7712345678901234567 ") == "7712345678901234567");
  for (const auto* text : {"", "khong", "co", "1.23E+18", "zalo-1", "0912345678", "12"}) {
    CAPTURE(text);
    CHECK_FALSE(surveys::zalo_id_in(text));
  }
}

TEST_CASE("days are read day before month, from ISO and from a spreadsheet's number") {
  using surveys::day_in;
  constexpr catalog::Day day = 2026y / 11 / 5;
  for (const auto* text : {"05/11/2026",
                           "5/11/26",
                           "5-11-2026",
                           "05.11.2026 08:15",
                           "2026-11-05",
                           "46331",
                           "46331.5"}) {
    CAPTURE(text);
    CHECK(day_in(text, DayOrder::day_first) == day);
  }
  CHECK(day_in("11/5/2026", DayOrder::month_first) == day);
  for (const auto* text :
       {"", "31/02/2026", "5/13/2026", "99999999", "05/11", "mai", "05/11/1926"}) {
    CAPTURE(text);
    CHECK_FALSE(day_in(text, DayOrder::day_first));
  }
  CHECK(surveys::day_in_words(day) == "5 tháng 11 năm 2026, thứ Năm");
  CHECK(surveys::day_in_english(day) == "Thursday, 5 November 2026");
}

TEST_CASE("a column tells by itself which way its days are written, and when both ways are mixed") {
  surveys::DayCount american;
  for (const auto* text : {"11/05/2026", "11/25/2026"}) surveys::count_day(text, american);
  CHECK(american.order() == DayOrder::month_first);
  surveys::DayCount both;
  for (const auto* text : {"25/11/2026", "11/25/2026"}) surveys::count_day(text, both);
  CHECK(both.order() == DayOrder::day_first);
  CHECK(both.mixed());
}

TEST_CASE("one odd cell among real days does not turn the column round, it is told") {
  surveys::DayCount real;
  for (const auto* text : {"2026-11-05", "46331", "11/13/2026"}) surveys::count_day(text, real);
  CHECK(real.order() == DayOrder::day_first);
  CHECK(real.mixed());
  surveys::DayCount american;
  for (const auto* text : {"11/13/2026", "11/25/2026", "11/28/2026", "25/11/2026", "11/11/2026"})
    surveys::count_day(text, american);
  CHECK(american.order() == DayOrder::month_first);
  CHECK(american.mixed());
}

TEST_CASE("columns are known by their names, with marks and without") {
  CHECK(field_of("Mã hồ sơ") == ImportField::ma_ho_so);
  CHECK(field_of("Mã phản ánh") == ImportField::ma_pa);
  CHECK(field_of("HO VA TEN") == ImportField::ho_ten);
  CHECK(field_of("Số điện thoại") == ImportField::dien_thoai);
  CHECK(field_of("SDT") == ImportField::dien_thoai);
  CHECK(field_of("Zalo ID") == ImportField::zalo_id);
  CHECK(field_of("Đơn vị giải quyết") == ImportField::don_vi);
  CHECK(field_of("Tên thủ tục") == ImportField::thu_tuc);
  CHECK(field_of("Ngày trả kết quả") == ImportField::ngay_tra);
  CHECK(field_of("Đồng ý khảo sát") == ImportField::dong_y);
  CHECK(field_of("Đồng ý qua điện thoại") == ImportField::dong_y_dien_thoai);
  CHECK(field_of("linh_vuc") == ImportField::linh_vuc);
  CHECK_FALSE(field_of("Ghi chú"));
}

TEST_CASE("a column of those who refuse is not taken for consent") {
  for (const auto* name : {"Không đồng ý nhận khảo sát",
                           "Chưa đồng ý nhận khảo sát",
                           "Từ chối nhận khảo sát",
                           "KHONG NHAN KHAO SAT",
                           "Đồng ý/Không đồng ý",
                           "Không đồng ý qua điện thoại",
                           "Không đồng ý khảo sát qua Zalo"}) {
    CAPTURE(name);
    CHECK_FALSE(field_of(name));
    const auto list = read("SĐT;" + std::string{name} + "\n0912000001;x\n");
    CHECK_FALSE(list.made.outline.columns[1].field);
  }
  // The two answers, not a refusal.
  CHECK(field_of("Đồng ý nhận khảo sát (có/không)") == ImportField::dong_y);
  CHECK(field_of("Có/không đồng ý khảo sát") == ImportField::dong_y);
  CHECK(field_of("Đồng ý khảo sát (để trống: không)") == ImportField::dong_y);
}

TEST_CASE("where results are handed out is a unit, and a promised day is no day of a result") {
  CHECK(field_of("Bộ phận tiếp nhận và trả kết quả") == ImportField::don_vi);
  CHECK(field_of("Nơi tiếp nhận và trả kết quả") == ImportField::don_vi);
  CHECK(field_of("Cơ quan thực hiện thủ tục") == ImportField::don_vi);
  CHECK(field_of("Ngày trả kết quả tại bộ phận một cửa") == ImportField::ngay_tra);
  CHECK(field_of("Ngày thực tế trả kết quả") == ImportField::ngay_tra);
  for (const auto* name : {"Ngày hẹn trả kết quả",
                           "Ngày hẹn trả",
                           "Hạn trả kết quả",
                           "Ngày trả kết quả dự kiến",
                           "Trả kết quả"}) {
    CAPTURE(name);
    CHECK_FALSE(field_of(name));
  }
  // Nor by what stands in it.
  const auto list = read("SĐT;Ngày hẹn trả kết quả\n0912000001;05/12/2026\n");
  CHECK_FALSE(list.made.outline.columns[1].field);
  CHECK(list.verdict.rows == std::vector{LeftOut::none});
}

TEST_CASE("titles above the names of the columns are passed over") {
  const auto list = read("DANH SÁCH;;;;;;\nTháng 11;;;;;;\n\n" + head +
                         "A;;0912000001;Phường Vị Thanh;Đăng ký khai sinh;05/11/2026;có\n");
  CHECK(list.made.outline.first_row == 4);
  CHECK(list.verdict.rows == std::vector{LeftOut::none});
}

TEST_CASE("without names the columns are known by what stands in them") {
  const auto list = read("1;0912000001;05/11/2026\n2;0912000002;06/11/2026\n");
  CHECK(list.made.outline.columns[1].field == ImportField::dien_thoai);
  CHECK(list.made.outline.columns[2].field == ImportField::ngay_tra);
  CHECK(list.verdict.rows.size() == 2);
}

TEST_CASE("a person of a list has unit, field, level and the facts of the questions") {
  const auto list =
      read(head +
           "H30.17-261102-0001;X;0912000001;UBND phuong Vi Thanh;Đăng ký khai sinh;05/11/2026;x\n");
  REQUIRE(list.verdict.rows == std::vector{LeftOut::none});
  const auto& person = list.people.front();
  CHECK(person.phone == "84912000001");
  CHECK(person.unit == "ct-x31321");
  CHECK(person.level == "xa");
  CHECK(person.field == "Hộ tịch");
  CHECK(person.agreed == true);
  const auto facts = base::parse_json(person.facts);
  REQUIRE(facts);
  CHECK((*facts)["thu_tuc"] == "Đăng ký khai sinh");
  CHECK((*facts)["don_vi"] == "Phường Vị Thanh");
  CHECK((*facts)["ngay_tra"] == "05/11/2026");
  CHECK_FALSE(facts->contains("ho_ten"));
}

TEST_CASE("each row left out has its reason") {
  const std::string rest = ";Phường Vị Thanh;Đăng ký khai sinh;";
  CHECK(first_verdict("A;B;0912000001" + rest + "05/11/2026;có\n") == LeftOut::none);
  CHECK(first_verdict("A;B;" + rest + "05/11/2026;có\n") == LeftOut::no_address);
  CHECK(first_verdict("A;B;12345" + rest + "05/11/2026;có\n") == LeftOut::bad_phone);
  CHECK(first_verdict("A;B;0912000001" + rest + "hôm qua;có\n") == LeftOut::bad_date);
  CHECK(first_verdict("A;B;0912000001" + rest + "05/12/2026;có\n") == LeftOut::future_date);
  CHECK(first_verdict("A;B;0912000001;Hành tinh Sao Hỏa;C;05/11/2026;có\n") == LeftOut::no_unit);
  CHECK(first_verdict("Người lập bảng;;;;;;\n") == LeftOut::no_columns);
  CHECK(first_verdict("A;B;0912000001" + rest + "05/11/2026;có;thừa\n") == LeftOut::no_columns);
  CHECK(first_verdict(std::string(5'000, 'a') + ";B;0912000001" + rest + ";có\n") ==
        LeftOut::too_long);
}

TEST_CASE("of one person the latest result is kept, whichever way the number is written") {
  const std::string rest = ";Phường Vị Thanh;C;";
  const auto list = read(head + "A;B;0912000001" + rest + "05/11/2026;có\n" + "A;B;912000001" +
                         rest + "07/11/2026;có\n" + "A;B;+84912000001" + rest + "06/11/2026;có\n");
  CHECK(list.verdict.rows == std::vector{LeftOut::duplicate, LeftOut::none, LeftOut::duplicate});
}

TEST_CASE("the same account or the same telephone is the same person") {
  const auto list = read(
      "Zalo ID;SĐT;Ngày trả\n111222333;;01/11/2026\n111222333;0912000001;02/11/2026\n"
      ";0912000001;03/11/2026\n");
  CHECK(list.verdict.count(LeftOut::duplicate) == 2);
  CHECK(list.verdict.rows[2] == LeftOut::none);
}

TEST_CASE("people with the same word for an account are not the same person") {
  const auto list = read(
      "Zalo ID;SĐT;Ngày trả\nkhong;0912000001;01/11/2026\nkhong;0912000002;02/11/2026\n"
      "khong;;03/11/2026\nkhong;12345;03/11/2026\n");
  CHECK(list.verdict.count(LeftOut::none) == 2);
  CHECK(surveys::words_of(list.verdict.rows[2]).code == "bad_account");
  CHECK(list.verdict.rows[3] == LeftOut::bad_phone);
}

TEST_CASE("names of units that are not sure are listed with what they may mean") {
  const auto list =
      read(head + "A;B;0912000001;Phuong Vi Tanh;C;;có\nA;B;0912000002;Sao Hỏa;C;;có\n" +
           "A;B;0912000003;Sao Hỏa;C;;có\n");
  REQUIRE(list.verdict.units.size() == 2);
  CHECK(list.verdict.units[0].name == "Sao Hỏa");
  CHECK(list.verdict.units[0].people == 2);
  CHECK(list.verdict.units[0].guess.unit.empty());
  CHECK_FALSE(list.verdict.units[1].guess.likely.empty());
}

TEST_CASE("an old font is offered with examples, and read only when that was chosen") {
  const std::string text =
      "Hä tªn;S§T;§¬n vÞ;Thñ tôc\nNguyÔn ThÞ Hång;0912000001;Ph­êng VÞ Thanh;§¨ng ký khai sinh\n"
      "TrÇn V¨n §øc;0912000002;Ph­êng VÞ Thanh;§¨ng ký kÕt h«n\n";
  const auto as_is = read(text);
  REQUIRE(as_is.made.outline.legacy);
  CHECK(as_is.made.outline.legacy->font == surveys::LegacyFont::tcvn3);
  CHECK_FALSE(as_is.made.outline.converted);
  CHECK(as_is.made.outline.legacy->examples.front().after == "Nguyễn Thị Hồng");
  CHECK(as_is.made.outline.columns[2].field == ImportField::don_vi);
  CHECK(as_is.verdict.count(LeftOut::no_unit) == 2);
  const auto chosen = read(text, {.columns = std::nullopt, .convert = true});
  CHECK(chosen.verdict.count(LeftOut::none) == 2);
  CHECK(chosen.people.front().unit == "ct-x31321");
}

TEST_CASE("a file that is too wide, too long or empty is refused with a sentence") {
  std::string wide;
  for (int i = 0; i < 1'000; ++i) wide += "cot;";
  CHECK(read(wide + "\n1;2\n").made.refusal);
  CHECK(read("").made.refusal);
  CHECK(read(head).made.refusal);
  std::string longer = "SĐT;A\n";
  for (std::size_t i = 0; i <= surveys::import_limits::people_max; ++i) longer += "0912000001;b\n";
  const auto refused = read(longer).made.refusal;
  REQUIRE(refused);
  CHECK(refused->vi.find("100.000") != std::string::npos);
}

TEST_CASE("any table at all ends in a verdict") {
  base::Rng chance(7);
  for (int round = 0; round < 60; ++round) {
    std::string text = chance.one_in(2) ? head : "";
    for (std::uint64_t i = chance.below(1'500); i > 0; --i) {
      text += chance.one_in(3) ? ";\"\n\r0912/-"[chance.below(10)]
                               : static_cast<char>(chance.below(256));
    }
    const auto list = read(text);
    if (!list.made.refusal) CHECK(list.verdict.rows.size() == list.made.outline.rows);
  }
}
