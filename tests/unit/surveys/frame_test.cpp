// From a list to whom a round asks and when: N working days after each result, over the Day of
// Culture (24/11/2026) and Tết (04/02 to 10/02/2027).
#include "office/surveys/frame.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "tests/unit/office/office_catalog.hpp"

using namespace std::chrono_literals;
using surveys::DueMessages;
using surveys::ListedPerson;
using surveys::NotDrawn;
using surveys::Way;

namespace {

base::TimePoint at(int year, unsigned month, unsigned day, int hour = 0) {
  return base::from_local(day_of(year, month, day), std::chrono::hours{hour});
}

const catalog::Calendar& calendar() {
  return the_catalog().calendar();
}

// Agreed, and wrote at that moment.
ListedPerson person(const std::string& name, base::TimePoint wrote) {
  ListedPerson one{.citizen = name, .unit = "p", .field = "Đất đai"};
  one.ledger = {.on_zalo = true, .last_interaction = wrote, .survey_consent = true};
  return one;
}

ListedPerson received(const std::string& name, catalog::Day day) {
  auto one = person(name, at(2026, 11, 19));
  one.returned_on = day;
  return one;
}

surveys::RoundPlan everybody(int after_result_days) {
  auto plan = surveys::usual_plan(7);
  plan.sample.everybody = true;
  plan.after_result_days = after_result_days;
  return plan;
}

surveys::DrawnRound drawn(const std::vector<ListedPerson>& people,
                          const surveys::RoundPlan& plan,
                          base::TimePoint opens) {
  surveys::PlatformRules zalo;
  zalo.free_for = 48h;
  zalo.open_for = 24h * 7;
  return *surveys::draw_round(people, plan, {.zalo = zalo, .calendar = calendar(), .at = opens});
}

}  // namespace

TEST_CASE(
    "N working days are counted from the day after the result, holidays and weekends left out") {
  const auto opens = at(2026, 11, 1);
  const auto due = [&](catalog::Day day, int days) {
    return base::format_date_time(surveys::due_of(received("c", day), days, calendar(), opens));
  };
  CHECK(due(day_of(2026, 11, 20), 1) == "00:00 23/11/2026");  // Friday: the Monday after it
  CHECK(due(day_of(2026, 11, 20), 2) == "00:00 25/11/2026");  // over the Day of Culture
  CHECK(due(day_of(2027, 2, 3), 1) == "00:00 11/02/2027");    // the last day before Tết
  CHECK(due(day_of(2027, 2, 2), 3) == "00:00 12/02/2027");
}

TEST_CASE("nobody is due before the opening, and without N or a day everybody is at the opening") {
  const auto opens = at(2026, 11, 25, 8);
  CHECK(surveys::due_of(received("c", day_of(2026, 11, 2)), 3, calendar(), opens) == opens);
  CHECK(surveys::due_of(received("c", day_of(2026, 11, 25)), 0, calendar(), opens) == opens);
  CHECK(surveys::due_of(person("c", opens), 3, calendar(), opens) == opens);
}

TEST_CASE("each is reached as of the day on which he is due, not of the opening") {
  const auto opens = at(2026, 11, 20, 8);
  const std::vector<ListedPerson> people{received("a", day_of(2026, 11, 10)),
                                         received("b", day_of(2026, 11, 20))};
  const auto now = drawn(people, everybody(0), opens);
  CHECK(now.reach.people(Way::free_now) == 2);
  CHECK(now.due == DueMessages{{opens, 2}});
  // Wrote on the 19th: on the 25th the free window is over and nothing pays.
  const auto later = drawn(people, everybody(2), opens);
  CHECK(later.reach.people(Way::free_now) == 1);
  CHECK(later.reach.people(Way::not_reachable) == 1);
  CHECK(later.due == DueMessages{{opens, 1}});
}

TEST_CASE("who is due after the end of the round does not fit into it") {
  surveys::SendingRules rules{.start = at(2026, 11, 23, 8),
                              .end = at(2026, 11, 26, 0),
                              .hours = {{8h, 11h}},
                              .weekdays = {true, true, true, true, true, true, true}};
  const surveys::Batch batch{.gap = 1h};
  const DueMessages due{{at(2026, 11, 23), 2}, {at(2026, 11, 25), 5}, {at(2026, 11, 27), 4}};
  const auto estimate = surveys::finish_estimate(rules, calendar(), batch, due, at(2026, 11, 20));
  CHECK(estimate.fits == 5);  // two on the 23rd, three in the hours of the 25th
  CHECK(estimate.first == at(2026, 11, 23, 8));
  CHECK(estimate.last == at(2026, 11, 25, 10));
}

TEST_CASE("who may not be asked is left out, and told why") {
  const auto opens = at(2026, 11, 25, 8);
  std::vector<ListedPerson> people{person("a", opens), person("b", opens), person("c", opens)};
  people[1].ledger.opted_out = true;
  people[2].asked = {opens - 24h * 10};
  surveys::PlatformRules zalo;
  const surveys::FrameRules rules{.cap = {.days_between = 90, .per_year = 4},
                                  .zalo = zalo,
                                  .calendar = calendar(),
                                  .at = opens};
  const auto round = *surveys::draw_round(people, everybody(0), rules);
  CHECK(round.people == 1);
  CHECK(round.left(NotDrawn::opted_out) == 1);
  CHECK(round.left(NotDrawn::asked_lately) == 1);
}
