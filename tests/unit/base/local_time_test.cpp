#include "base/local_time.hpp"

#include <doctest/doctest.h>

using base::Duration;
using base::from_local;
using base::from_millis;
using base::parse_iso_date;
using base::parse_time_of_day;
using base::to_local;
using base::to_millis;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::year_month_day day(int year, unsigned month, unsigned number) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

}  // namespace

TEST_CASE("the epoch is seven in the morning in Viet Nam, whatever zone the machine has") {
  const auto local = to_local(from_millis(0));
  CHECK(local.date == day(1970, 1, 1));
  CHECK(local.of_day == 7h);
}

TEST_CASE("the day changes at local midnight, not at midnight in Greenwich") {
  // 2026-11-20T17:00:00Z is midnight in Viet Nam.
  const auto midnight = from_millis(1'795'194'000'000);
  CHECK(to_local(midnight).date == day(2026, 11, 21));
  CHECK(to_local(midnight).of_day == 0min);
  CHECK(to_local(midnight - 1ms).date == day(2026, 11, 20));
  CHECK(to_local(midnight - 1ms).of_day == 23h + 59min);
}

TEST_CASE("times before 1970 are on the right day too") {
  const auto local = to_local(from_millis(-8LL * 3600 * 1000));
  CHECK(local.date == day(1969, 12, 31));
  CHECK(local.of_day == 23h);
}

TEST_CASE("a local date and time go back to the instant they came from") {
  CHECK(to_millis(from_local(day(2026, 11, 21), 0min)) == 1'795'194'000'000);
  for (const auto date : {day(2024, 2, 29), day(2026, 12, 31), day(2027, 1, 1), day(1999, 3, 1)}) {
    for (const auto of_day : {std::chrono::minutes{0}, std::chrono::minutes{1439}}) {
      const auto back = to_local(from_local(date, of_day));
      CHECK(back.date == date);
      CHECK(back.of_day == of_day);
    }
  }
}

TEST_CASE("a time of day of 24:00 is midnight of the next day") {
  CHECK(to_local(from_local(day(2026, 12, 31), 24h)).date == day(2027, 1, 1));
}

TEST_CASE("dates and times are written as Vietnamese write them") {
  const auto time = from_local(day(2026, 2, 1), 9h + 5min) + 59s + 999ms;
  CHECK(base::format_date(time) == "01/02/2026");
  CHECK(base::format_date(day(2026, 2, 1)) == "01/02/2026");
  CHECK(base::format_time(time) == "09:05");
  CHECK(base::format_date_time(time) == "09:05 01/02/2026");
}

TEST_CASE("the form for logs carries milliseconds and the offset") {
  const auto time = from_local(day(2026, 11, 21), 9h + 5min);
  CHECK(base::format_iso(time) == "2026-11-21T09:05:00.000+07:00");
  CHECK(base::format_iso(time + 7s + 42ms) == "2026-11-21T09:05:07.042+07:00");
  CHECK(base::format_iso(from_millis(-1)) == "1970-01-01T06:59:59.999+07:00");
}

TEST_CASE("every day of a week has its Vietnamese name") {
  // 15/11/2026 is a Sunday.
  const char* names[] = {
      "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"};
  for (unsigned i = 0; i < 7; ++i) CHECK(base::weekday_name(day(2026, 11, 15 + i)) == names[i]);
  CHECK(base::weekday_name(day(2026, 11, 24)) == "thứ Ba");  // Ngày Văn hoá Việt Nam
}

TEST_CASE("a written date is a day that exists") {
  CHECK(parse_iso_date("2026-11-21") == day(2026, 11, 21));
  CHECK(parse_iso_date("2024-02-29") == day(2024, 2, 29));
  CHECK(parse_iso_date("2000-02-29").has_value());
  for (const auto* text :
       {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

TEST_CASE("a date in any other form is none") {
  for (const auto* text : {"",
                           "2026-11-2",
                           "2026-11-211",
                           "26-11-21",
                           "21/11/2026",
                           "2026/11/21",
                           "2026-1a-21",
                           " 026-11-21",
                           "-026-11-21",
                           "-000-11-21",
                           "2026--1-21",
                           "2026-+1-21",
                           "２026-11"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

TEST_CASE("a written time of day lies within the day, its end included") {
  CHECK(parse_time_of_day("00:00") == 0min);
  CHECK(parse_time_of_day("07:30") == 7h + 30min);
  CHECK(parse_time_of_day("23:59") == 23h + 59min);
  CHECK(parse_time_of_day("24:00") == 24h);
  for (const auto* text : {"",
                           "24:01",
                           "25:00",
                           "07:60",
                           "7:30",
                           "07:3",
                           "0730",
                           "07.30",
                           "ab:cd",
                           "-1:30",
                           "-0:30",
                           "07:-0",
                           "07:+5",
                           " 7:30"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_of_day(text).has_value());
  }
}

TEST_CASE("a duration is numbers with units, which add up") {
  CHECK(base::parse_duration("500ms") == Duration{500});
  CHECK(base::parse_duration("20s") == 20s);
  CHECK(base::parse_duration("15m") == 15min);
  CHECK(base::parse_duration("3h") == 3h);
  CHECK(base::parse_duration("7d") == 24h * 7);
  CHECK(base::parse_duration("0s") == 0s);
  CHECK(base::parse_duration("1h 30m") == 90min);
  CHECK(base::parse_duration("1h30m") == 90min);
  CHECK(base::parse_duration("1000000d") == std::chrono::days{1'000'000});
}

TEST_CASE("anything else is no duration") {
  for (const auto* text : {"",
                           " ",
                           "s",
                           "10",
                           "-5s",
                           "+5s",
                           "5 s",
                           "5sec",
                           "1.5h",
                           "5S",
                           " 5s",
                           "1000001s",
                           "99999999999999999999s",
                           "1h x",
                           "1h,30m",
                           "-0s"}) {
    CAPTURE(text);
    CHECK_FALSE(base::parse_duration(text).has_value());
  }
}
