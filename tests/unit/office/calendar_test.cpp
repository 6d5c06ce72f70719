#include "office/catalog/calendar.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "tests/unit/office/office_catalog.hpp"

using namespace std::chrono_literals;

namespace {

const catalog::Calendar& calendar() {
  return the_catalog().calendar();
}

base::TimePoint at(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return base::from_local(day_of(year, month, day), std::chrono::minutes{hour * 60 + minute});
}

std::vector<std::string> counted(const catalog::Explanation& explanation) {
  std::vector<std::string> days;
  for (const auto& one : explanation.days) {
    if (one.number > 0) days.push_back(base::format_date(one.date));
  }
  return days;
}

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("received 20/11/2026 16:50, five working days, over the Day of Culture") {
  const auto due = calendar().add_working_days(at(2026, 11, 20, 16, 50), 5, true);
  CHECK(counted(due) == Days{"23/11/2026", "25/11/2026", "26/11/2026", "27/11/2026", "30/11/2026"});
  CHECK(due.due == at(2026, 11, 30, 17));
  CHECK(
      catalog::explanation_words(due) ==
      "Nhận 20/11/2026 16:50 (thứ Sáu). 5 ngày làm việc: 23, 25, 26, 27, 30/11. Bỏ qua 24/11 Ngày "
      "Văn hóa Việt Nam. Lịch phiên bản 2026-3.");
}

TEST_CASE("received 01/02/2027, five working days, over Tết") {
  const auto due = calendar().add_working_days(at(2027, 2, 1, 9), 5, true);
  CHECK(counted(due) == Days{"02/02/2027", "03/02/2027", "11/02/2027", "12/02/2027", "15/02/2027"});
}

TEST_CASE("received outside office hours counts as received on the next working day, if so set") {
  const auto friday_evening = at(2026, 11, 20, 18);
  const auto late = calendar().add_working_days(friday_evening, 1, true);
  CHECK(late.moved);
  CHECK(late.counts_from == day_of(2026, 11, 23));
  CHECK(counted(late) == Days{"25/11/2026"});
  CHECK(catalog::explanation_words(late).find("tính là nhận ngày 23/11/2026") != std::string::npos);
  CHECK(counted(calendar().add_working_days(friday_evening, 1, false)) == Days{"23/11/2026"});
  // Before opening and at lunch it is still that day.
  CHECK_FALSE(calendar().add_working_days(at(2026, 11, 20, 6), 1, true).moved);
  CHECK_FALSE(calendar().add_working_days(at(2026, 11, 20, 12), 1, true).moved);
  CHECK(calendar().add_working_days(at(2026, 11, 21, 9), 1, true).moved);
}

TEST_CASE("a make-up Saturday is a working day") {
  CHECK(calendar().is_working_day(day_of(2026, 8, 22)));
  CHECK_FALSE(calendar().is_working_day(day_of(2026, 8, 31)));
  const auto due = calendar().add_working_days(at(2026, 8, 21, 9), 1, true);
  CHECK(counted(due) == Days{"22/08/2026"});
}

TEST_CASE("months change inside the explanation") {
  const auto due = calendar().add_working_days(at(2026, 11, 27, 9), 3, true);
  CHECK(catalog::explanation_words(due).find("3 ngày làm việc: 30/11, 01, 02/12.") !=
        std::string::npos);
}

TEST_CASE("days beyond the published calendar are said to be uncertain") {
  const auto due = calendar().add_working_days(at(2027, 12, 28, 9), 10, true);
  CHECK_FALSE(due.calendar_known);
  CHECK(catalog::explanation_words(due).find("chưa được công bố đủ") != std::string::npos);
  CHECK(calendar().add_working_days(at(2026, 11, 20, 9), 15, true).calendar_known);
}

TEST_CASE("a senseless number of days is bounded") {
  CHECK(counted(calendar().add_working_days(at(2026, 11, 20, 9), 0, true)).size() == 1);
  CHECK(counted(calendar().add_working_days(at(2026, 11, 20, 9), -3, true)).size() == 1);
  CHECK(counted(calendar().add_working_days(at(2026, 11, 20, 9), 100000, true)).size() == 400);
}

TEST_CASE("the office is open in the morning and in the afternoon, not at lunch") {
  CHECK(calendar().is_open(at(2026, 11, 23, 7)));
  CHECK(calendar().is_open(at(2026, 11, 23, 10, 59)));
  CHECK_FALSE(calendar().is_open(at(2026, 11, 23, 11)));
  CHECK_FALSE(calendar().is_open(at(2026, 11, 23, 12, 59)));
  CHECK(calendar().is_open(at(2026, 11, 23, 13)));
  CHECK_FALSE(calendar().is_open(at(2026, 11, 23, 17)));
  CHECK_FALSE(calendar().is_open(at(2026, 11, 24, 9)));
  CHECK_FALSE(calendar().is_open(at(2026, 11, 21, 9)));
}

TEST_CASE("the next opening is said as people say it") {
  const auto words = [](base::TimePoint now) {
    return catalog::opening_words(now, *calendar().next_opening(now));
  };
  CHECK(words(at(2026, 11, 23, 11, 20)) == "13:00 hôm nay");
  CHECK(words(at(2026, 11, 23, 6)) == "07:00 hôm nay");
  CHECK(words(at(2026, 11, 28, 9)) == "07:00 thứ Hai 30/11");
  CHECK(words(at(2026, 11, 23, 17)) == "07:00 thứ Tư 25/11");
  CHECK(words(at(2026, 12, 31, 18)) == "07:00 thứ Hai 04/01/2027");
  CHECK(calendar().next_opening(at(2026, 11, 23, 9)) == at(2026, 11, 23, 9));
  CHECK(words(at(2027, 2, 3, 17)) == "07:00 thứ Năm 11/02");
}

TEST_CASE("a unit may keep hours of its own") {
  const auto evening = at(2026, 11, 23, 17, 30);
  CHECK_FALSE(calendar().is_open(evening));
  std::string own;
  for (const auto* unit : the_catalog().units_on(day_of(2026, 11, 23))) {
    if (unit->name == "Phường Phú Lợi") own = unit->id;
  }
  CHECK(calendar().is_open(evening, own));
  CHECK(catalog::hours_words(calendar().hours_on(day_of(2026, 11, 23))) ==
        "07:00–11:00 và 13:00–17:00");
}

TEST_CASE("holidays have names, weekends have none") {
  CHECK(calendar().holiday_name(day_of(2026, 9, 2)) == "Quốc khánh");
  CHECK_FALSE(calendar().holiday_name(day_of(2026, 11, 21)).has_value());
  CHECK_FALSE(calendar().holiday_name(day_of(2026, 8, 22)).has_value());
}

TEST_CASE("working days between two moments") {
  CHECK(calendar().working_days_between(at(2026, 11, 30, 17), at(2026, 12, 2, 8)) == 2);
  CHECK(calendar().working_days_between(at(2026, 11, 30, 17), at(2026, 11, 30, 18)) == 0);
  CHECK(calendar().working_days_between(at(2026, 11, 23, 17), at(2026, 11, 24, 18)) == 0);
  CHECK(calendar().working_days_between(at(2026, 11, 30, 17), at(2026, 11, 1, 18)) == 0);
}

TEST_CASE("a calendar file with mistakes is refused with all of them") {
  const auto read = catalog::Calendar::read(
      R"({"version": "x", "known_from": "2026-01-01", "known_to": "2026-12-31",
          "hours": {"periods": [["13:00", "11:00"]]}, "units": [],
          "days": [{"date": "2026-02-30", "kind": "x", "name": "y"},
                   {"date": "2027-01-01", "kind": "statutory", "name": "z"},
                   {"date": "2026-05-01", "kind": "statutory", "name": ""},
                   {"date": "2026-05-01", "kind": "statutory", "name": "z"}]})");
  REQUIRE_FALSE(read.ok());
  for (const auto* part : {"period", "2026-02-30", "kind", "outside", "\"name\"", "twice"}) {
    CAPTURE(part);
    CHECK(read.error().what.find(part) != std::string::npos);
  }
}

TEST_CASE("a calendar without working days gives no opening and still ends its counting") {
  std::string days;
  const auto read = catalog::Calendar::read(
      R"({"version": "x", "known_from": "2026-01-01", "known_to": "2026-12-31",
          "hours": {"periods": [["07:00", "11:00"]]}, "units": [], "days": []})");
  REQUIRE(read.ok());
  CHECK(read->next_opening(at(2026, 11, 21, 9)) == at(2026, 11, 23, 7));
}
