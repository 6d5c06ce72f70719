// Rounds that repeat: how they are called and when they open, by the office's own calendar
// (24/11/2026 is the Day of Culture).
#include "office/surveys/series.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "tests/unit/office/office_catalog.hpp"

using namespace std::chrono_literals;
using surveys::name_in_series;
using surveys::Repeat;

namespace {

base::TimePoint at(int year, unsigned month, unsigned day) {
  return base::from_local(day_of(year, month, day), 8h);
}

std::string opening(const surveys::Series& series, base::TimePoint after) {
  const surveys::SendingRules rules{.weekdays = {true, true, true, true, true, true, false}};
  const auto next = surveys::next_opening(series, rules, the_catalog().calendar(), after);
  return next ? base::format_date_time(*next) : "";
}

}  // namespace

TEST_CASE("a round of a series is called after the first one, with its number and never two") {
  CHECK(name_in_series("Khảo sát quý", 2, 80) == "Khảo sát quý – đợt 2");
  CHECK(name_in_series("Khảo sát quý – đợt 2", 3, 80) == "Khảo sát quý – đợt 3");
  CHECK(name_in_series("Khảo sát – đợt hè", 2, 80) == "Khảo sát – đợt hè – đợt 2");
}

TEST_CASE("a long name is cut so that its number stays, and no letter is broken") {
  std::string long_name;
  for (int i = 0; i < 80; ++i) long_name += "ệ";
  const auto name = name_in_series(long_name, 12, 80);
  CHECK(name.ends_with("ệ – đợt 12"));
  CHECK(name == name_in_series(name, 12, 80));
}

TEST_CASE("a month without a 31st takes its last day, and the next one the 31st again") {
  const surveys::Series series{.first = at(2026, 8, 31), .repeat = Repeat::monthly};
  CHECK(opening(series, at(2026, 8, 31)) == "08:00 30/09/2026");
  CHECK(opening(series, at(2026, 9, 30)) == "08:00 31/10/2026");
  CHECK(opening(series, at(2026, 11, 30)) == "08:00 31/12/2026");
}

TEST_CASE("a holiday moves one round to the next working day, and the series not at all") {
  const surveys::Series series{.first = at(2026, 11, 17), .repeat = Repeat::weekly};
  CHECK(opening(series, at(2026, 11, 17)) == "08:00 25/11/2026");
  CHECK(opening(series, at(2026, 11, 25)) == "08:00 01/12/2026");
}

TEST_CASE("who comes late goes on with the next date that is still to come") {
  const surveys::Series series{.first = at(2026, 8, 31), .repeat = Repeat::quarterly};
  CHECK(opening(series, at(2027, 3, 5)) == "08:00 31/05/2027");
  CHECK(opening({.first = at(2026, 8, 31)}, at(2026, 9, 1)) == "");
}
