#include "office/language/amounts.hpp"

#include <doctest/doctest.h>

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

namespace {

year_month_day on(int y, unsigned m, unsigned d) {
  return {year{y}, month{m}, day{d}};
}

const year_month_day today = on(2026, 11, 22);

}  // namespace

TEST_CASE("a number is read whatever stands around it") {
  CHECK(language::read_amount("3") == 3);
  CHECK(language::read_amount("khoảng 12 ngày ạ") == 12);
  CHECK(language::read_amount("chung 5 lan") == 5);
  CHECK(language::read_amount("ba") == 3);
  CHECK(language::read_amount("1.200.000đ") == 1'200'000);
  CHECK(language::read_amount("1,200,000 dong") == 1'200'000);
  CHECK(language::read_amount("200k") == 200'000);
  CHECK(language::read_amount("2 triệu") == 2'000'000);
  CHECK(language::read_amount("0") == 0);
}

TEST_CASE("what is no single whole number is none") {
  CHECK_FALSE(language::read_amount("").has_value());
  CHECK_FALSE(language::read_amount("nhiều lắm").has_value());
  CHECK_FALSE(language::read_amount("3 hoặc 4").has_value());
  CHECK_FALSE(language::read_amount("2,5").has_value());
  CHECK_FALSE(language::read_amount("1.20").has_value());
  CHECK_FALSE(language::read_amount("99999999999999999999").has_value());
  CHECK_FALSE(language::read_amount("9999999999 tỷ").has_value());
}

TEST_CASE("a day stands before its month, and without a year it is the nearest") {
  CHECK(language::read_day("05/11/2026", today) == on(2026, 11, 5));
  CHECK(language::read_day("5.11.26", today) == on(2026, 11, 5));
  CHECK(language::read_day("5-11", today) == on(2026, 11, 5));
  CHECK(language::read_day("ngày 5 tháng 11 năm 2026", today) == on(2026, 11, 5));
  CHECK(language::read_day("5 thang 1", today) == on(2027, 1, 5));
  CHECK(language::read_day("29/2", on(2027, 12, 1)) == on(2028, 2, 29));
  CHECK(language::read_day("hôm qua", today) == on(2026, 11, 21));
  CHECK(language::read_day("hom nay", today) == today);
}

TEST_CASE("days that do not exist, and months before days, are not guessed at") {
  CHECK_FALSE(language::read_day("31/02/2026", today).has_value());
  CHECK_FALSE(language::read_day("11/25/2026", today).has_value());
  CHECK_FALSE(language::read_day("5/11/2026 7/11/2026", today).has_value());
  CHECK_FALSE(language::read_day("tuần trước", today).has_value());
  CHECK_FALSE(language::read_day("5/11/99999", today).has_value());
  CHECK_FALSE(language::read_day("0/0", today).has_value());
}
