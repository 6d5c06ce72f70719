// The office's own calendar: 24/11/2026 the Day of Culture, Tết 2027 from 04/02 to 10/02.
#include "office/surveys/schedule.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "base/rng.hpp"
#include "office/surveys/fatigue.hpp"
#include "office/surveys/sending_days.hpp"
#include "tests/unit/office/office_catalog.hpp"

using namespace std::chrono_literals;
using surveys::Due;
using surveys::MessageKind;
using surveys::next_allowed_moment;
using surveys::next_start;
using surveys::NoneLeft;
using surveys::Repeat;
using surveys::SendingRules;
using surveys::Wait;

namespace {

base::TimePoint at(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return base::from_local(day_of(year, month, day), std::chrono::minutes{hour * 60 + minute});
}

const catalog::Calendar& calendar() {
  return the_catalog().calendar();
}

// As S6 of the design: 08:00–11:00 and 13:30–19:30, Monday to Saturday.
SendingRules november() {
  return {.start = at(2026, 11, 25, 8),
          .end = at(2026, 12, 10, 0),
          .hours = {{8h, 11h}, {13h + 30min, 19h + 30min}},
          .weekdays = {true, true, true, true, true, true, false},
          .nights = {{MessageKind::phone_template, 22h, 6h}},
          .spacing = 72h};
}

SendingRules around_the_clock(base::TimePoint start, base::TimePoint end) {
  return {.start = start,
          .end = end,
          .hours = {{0h, 24h}},
          .weekdays = {true, true, true, true, true, true, true}};
}

std::string moment(const SendingRules& rules, base::TimePoint now, const Due& due = {}) {
  const auto next = next_allowed_moment(rules, calendar(), due, now);
  return next.at ? base::format_date_time(*next.at) : std::string(none_left_code(next.none));
}

std::string waits(const SendingRules& rules, base::TimePoint now, const Due& due = {}) {
  return why_waiting(next_allowed_moment(rules, calendar(), due, now), now);
}

}  // namespace

TEST_CASE("nothing leaves before the start, to the millisecond") {
  const auto rules = november();
  CHECK(moment(rules, at(2026, 11, 20, 9)) == "08:00 25/11/2026");
  const auto just_before = at(2026, 11, 25, 8) - 1ms;
  CHECK(next_allowed_moment(rules, calendar(), {}, just_before).at == at(2026, 11, 25, 8));
  CHECK(waits(rules, just_before) == "Đang chờ 08:00 (chưa đến giờ bắt đầu)");
  CHECK(moment(rules, at(2026, 11, 25, 8)) == "08:00 25/11/2026");
  CHECK(waits(rules, at(2026, 11, 25, 8)).empty());
}

TEST_CASE("lunch, evening and Sunday are waited out, and the page says until when") {
  const auto rules = november();
  CHECK(moment(rules, at(2026, 11, 25, 11)) == "13:30 25/11/2026");
  CHECK(waits(rules, at(2026, 11, 25, 11)) == "Đang chờ 13:30");
  CHECK(next_allowed_moment(rules, calendar(), {}, at(2026, 11, 25, 11) - 1ms).wait ==
        Wait::nothing);
  CHECK(moment(rules, at(2026, 11, 25, 19, 30)) == "08:00 26/11/2026");
  CHECK(waits(rules, at(2026, 11, 25, 19, 30)) == "Đang chờ 08:00 thứ Năm 26/11");
  CHECK(moment(rules, at(2026, 11, 28, 20)) == "08:00 30/11/2026");
  CHECK(waits(rules, at(2026, 11, 29, 9)) == "Đang chờ 08:00 thứ Hai 30/11 (hôm nay không gửi)");
}

TEST_CASE("a holiday is no day for a survey and has its name") {
  auto rules = november();
  rules.start = at(2026, 11, 23, 8);
  CHECK(moment(rules, at(2026, 11, 24, 9)) == "08:00 25/11/2026");
  CHECK(waits(rules, at(2026, 11, 24, 9)) ==
        "Đang chờ 08:00 thứ Tư 25/11 (nghỉ Ngày Văn hóa Việt Nam)");
}

TEST_CASE("Tết with its weekends is silent: 2026 from Saturday 14/02 to Sunday 22/02") {
  const auto rules = around_the_clock(at(2026, 2, 1, 0), at(2026, 3, 1, 0));
  CHECK(moment(rules, at(2026, 2, 13, 23, 59)) == "23:59 13/02/2026");
  CHECK(moment(rules, at(2026, 2, 14, 0)) == "00:00 23/02/2026");
  CHECK(next_allowed_moment(rules, calendar(), {}, at(2026, 2, 15, 9)).wait == Wait::tet);
  CHECK(next_allowed_moment(rules, calendar(), {}, at(2026, 2, 17, 9)).wait == Wait::holiday);
  // An ordinary weekend is the round's own choice.
  CHECK(moment(rules, at(2026, 2, 7, 9)) == "09:00 07/02/2026");
  const auto next_year = around_the_clock(at(2027, 2, 1, 0), at(2027, 3, 1, 0));
  CHECK(moment(next_year, at(2027, 2, 4, 0)) == "00:00 11/02/2027");
}

TEST_CASE("a Saturday that is worked counts where Saturdays do not, unless it shall not") {
  auto rules = november();
  rules.start = at(2026, 8, 17, 8);
  rules.end = at(2026, 9, 5, 0);
  rules.weekdays = {true, true, true, true, true, false, false};
  CHECK(moment(rules, at(2026, 8, 22, 9)) == "09:00 22/08/2026");
  CHECK(moment(rules, at(2026, 8, 15, 9)) == "08:00 17/08/2026");
  rules.make_up_days = false;
  CHECK(moment(rules, at(2026, 8, 22, 9)) == "08:00 24/08/2026");
}

TEST_CASE("days the office closes itself are closed") {
  auto rules = november();
  rules.closed = {{day_of(2026, 11, 25), day_of(2026, 11, 27)}};
  CHECK(moment(rules, at(2026, 11, 25, 9)) == "08:00 28/11/2026");
  CHECK(next_allowed_moment(rules, calendar(), {}, at(2026, 11, 26, 9)).wait == Wait::closed_day);
}

TEST_CASE("who was written to lately waits longer than the others") {
  const auto rules = november();
  const Due due{.last_message = at(2026, 11, 25, 18)};
  CHECK(moment(rules, at(2026, 11, 25, 18, 5), due) == "18:00 28/11/2026");
  CHECK(waits(rules, at(2026, 11, 25, 18, 5), due) ==
        "Đang chờ 18:00 thứ Bảy 28/11 (vừa nhắn cho người này)");
  // The end of the spacing falls into a break: out of it, not before.
  const Due at_noon{.last_message = at(2026, 11, 25, 10, 59) + 2min};
  CHECK(moment(rules, at(2026, 11, 26, 9), at_noon) == "13:30 28/11/2026");
}

TEST_CASE("Zalo's night holds back the kinds it is for, over midnight") {
  auto rules = around_the_clock(at(2026, 11, 25, 0), at(2026, 12, 5, 0));
  rules.nights = {{MessageKind::phone_template, 22h, 6h}};
  const Due by_phone{.kind = MessageKind::phone_template};
  CHECK(moment(rules, at(2026, 11, 25, 22), by_phone) == "06:00 26/11/2026");
  CHECK(moment(rules, at(2026, 11, 26, 3), by_phone) == "06:00 26/11/2026");
  CHECK(moment(rules, at(2026, 11, 25, 21, 59), by_phone) == "21:59 25/11/2026");
  CHECK(moment(rules, at(2026, 11, 25, 22)) == "22:00 25/11/2026");
  CHECK(waits(rules, at(2026, 11, 26, 3), by_phone) ==
        "Đang chờ 06:00 (Zalo không nhận tin ban đêm)");
  // Into a closed Sunday: the next day begins in the night as well.
  rules.weekdays[6] = false;
  CHECK(moment(rules, at(2026, 11, 28, 23), by_phone) == "06:00 30/11/2026");
}

TEST_CASE("when no moment is left there is a code for it") {
  const auto rules = november();
  CHECK(moment(rules, at(2026, 12, 9, 19, 29)) == "19:29 09/12/2026");
  CHECK(moment(rules, at(2026, 12, 9, 19, 30)) == "round_over");
  CHECK(moment(rules, at(2027, 5, 1, 9)) == "round_over");
  const Due lately{.last_message = at(2026, 12, 8, 9)};
  CHECK(moment(rules, at(2026, 12, 8, 9), lately) == "spacing_past_end");
  auto never = rules;
  never.hours = {{23h, 24h}};
  never.nights = {{MessageKind::consultation, 22h, 6h}};
  CHECK(moment(never, at(2026, 11, 25, 9)) == "no_allowed_time");
  never.hours.clear();
  CHECK(moment(never, at(2026, 11, 25, 9)) == "no_allowed_time");
  CHECK(waits(never, at(2026, 11, 25, 9)) == "Không còn giờ gửi trong đợt");
}

TEST_CASE("a day beyond the published calendar is marked") {
  const auto rules = around_the_clock(at(2027, 12, 30, 0), at(2028, 1, 10, 0));
  CHECK(next_allowed_moment(rules, calendar(), {}, at(2027, 12, 31, 9)).calendar_known);
  CHECK_FALSE(next_allowed_moment(rules, calendar(), {}, at(2028, 1, 4, 9)).calendar_known);
}

TEST_CASE("any moment given is allowed, not before now, and nothing allowed lies before it") {
  base::Rng rng(99);
  auto rules = november();
  rules.start = at(2027, 1, 25, 8);
  rules.end = at(2027, 2, 22, 0);
  rules.nights = {{MessageKind::phone_template, 18h, 6h}};
  const auto allowed = [&](base::TimePoint time, const Due& due) {
    const auto local = base::to_local(time);
    const bool hours = (local.of_day >= 8h && local.of_day < 11h) ||
                       (local.of_day >= 13h + 30min && local.of_day < 19h + 30min);
    const bool night = due.kind == MessageKind::phone_template && local.of_day >= 18h;
    const std::chrono::weekday weekday{std::chrono::sys_days{local.date}};
    const bool tet = day_of(2027, 2, 4) <= local.date && local.date <= day_of(2027, 2, 10);
    const bool spaced = !due.last_message || time >= *due.last_message + 72h;
    return time >= rules.start && time < rules.end && hours && !night && !tet && spaced &&
           weekday != std::chrono::Sunday;
  };
  for (int round = 0; round < 150; ++round) {
    const auto now = at(2027, 1, 24, 0) + std::chrono::minutes{rng.below(30 * 24 * 60)};
    Due due{.kind = rng.one_in(2) ? MessageKind::phone_template : MessageKind::consultation};
    if (rng.one_in(2)) due.last_message = now - std::chrono::minutes{rng.below(100 * 60)};
    const auto next = next_allowed_moment(rules, calendar(), due, now);
    CAPTURE(base::format_date_time(now));
    const auto until = next.at.value_or(rules.end);
    if (next.at) CHECK(allowed(*next.at, due));
    CHECK(until >= std::min(now, rules.end));
    int missed = 0;
    for (auto time = now; time < until; time += 1min) missed += allowed(time, due) ? 1 : 0;
    CHECK(missed == 0);
  }
}

TEST_CASE("952 messages at 5 a second from 08:00 are out by 08:04") {
  const auto estimate =
      finish_estimate(november(), calendar(), {.messages = 952, .gap = 200ms}, at(2026, 11, 22, 9));
  CHECK(estimate.fits == 952);
  CHECK(estimate.first == at(2026, 11, 25, 8));
  CHECK(estimate.last == at(2026, 11, 25, 8) + 190s + 200ms);
}

TEST_CASE("a long batch goes on after lunch, and what does not fit is counted") {
  auto rules = november();
  // One a minute: 180 before lunch, 360 in the afternoon.
  const auto two_parts =
      finish_estimate(rules, calendar(), {.messages = 200, .gap = 1min}, at(2026, 11, 25, 8));
  CHECK(two_parts.last == at(2026, 11, 25, 13, 49));
  rules.end = at(2026, 11, 26, 0);
  const auto too_many =
      finish_estimate(rules, calendar(), {.messages = 1'000, .gap = 1min}, at(2026, 11, 25, 8));
  CHECK(too_many.fits == 540);
  CHECK(too_many.last == at(2026, 11, 25, 19, 29));
  const auto none =
      finish_estimate(rules, calendar(), {.messages = 5, .gap = 1min}, at(2026, 11, 27, 8));
  CHECK(none.fits == 0);
  CHECK_FALSE(none.last);
}

TEST_CASE("a series begins on the same weekday or day of the month, the 31st on the last day") {
  const auto last_of_january = day_of(2027, 1, 31);
  CHECK(next_start(last_of_january, Repeat::monthly, last_of_january) == day_of(2027, 2, 28));
  CHECK(next_start(last_of_january, Repeat::monthly, day_of(2027, 2, 28)) == day_of(2027, 3, 31));
  CHECK(next_start(last_of_january, Repeat::monthly, day_of(2028, 2, 10)) == day_of(2028, 2, 29));
  CHECK(next_start(last_of_january, Repeat::quarterly, last_of_january) == day_of(2027, 4, 30));
  CHECK(next_start(last_of_january, Repeat::quarterly, day_of(2027, 6, 1)) == day_of(2027, 7, 31));
  CHECK(next_start(last_of_january, Repeat::weekly, day_of(2027, 2, 7)) == day_of(2027, 2, 14));
  CHECK(next_start(last_of_january, Repeat::weekly, day_of(2027, 2, 6)) == day_of(2027, 2, 7));
  CHECK_FALSE(next_start(last_of_january, Repeat::once, last_of_january));
  CHECK(next_start(last_of_january, Repeat::once, day_of(2026, 12, 1)) == last_of_january);
  CHECK(next_start(day_of(2026, 11, 25), Repeat::quarterly, day_of(2026, 12, 31)) ==
        day_of(2027, 2, 25));
}

TEST_CASE("the starts of a series go on for ever, each later than the one before") {
  for (const auto repeat : {Repeat::weekly, Repeat::monthly, Repeat::quarterly}) {
    const auto first = day_of(2026, 8, 31);
    auto day = first;
    for (int start = 0; start < 60; ++start) {
      const auto next = next_start(first, repeat, day);
      REQUIRE(next);
      REQUIRE(next->ok());
      CHECK(*next > day);
      CHECK(std::chrono::sys_days{*next} - std::chrono::sys_days{day} <= std::chrono::days{92});
      day = *next;
    }
    CHECK(surveys::repeat_from(surveys::repeat_code(repeat)) == repeat);
  }
  CHECK_FALSE(surveys::repeat_from("daily"));
}

TEST_CASE("a start on a holiday is proposed for the next working day, and why") {
  const auto rules = november();
  const auto start = propose_start(rules, calendar(), day_of(2026, 11, 24));
  REQUIRE(start);
  CHECK(start->moved);
  CHECK(start->day == day_of(2026, 11, 25));
  CHECK(start->why.name == "Ngày Văn hóa Việt Nam");
  // Sunday: Monday. Saturday is sent on: it stays. Tết 2027: after it.
  CHECK(propose_start(rules, calendar(), day_of(2026, 11, 29))->day == day_of(2026, 11, 30));
  CHECK_FALSE(propose_start(rules, calendar(), day_of(2026, 11, 28))->moved);
  CHECK(propose_start(rules, calendar(), day_of(2027, 2, 6))->day == day_of(2027, 2, 11));
  auto sundays = rules;
  sundays.weekdays = {};
  CHECK_FALSE(propose_start(sundays, calendar(), day_of(2026, 11, 28)));
}

TEST_CASE("rules that cannot work are named") {
  using surveys::RulesMistake;
  CHECK_FALSE(mistake_in(november()));
  auto rules = november();
  rules.end = rules.start;
  CHECK(mistake_in(rules) == RulesMistake::ends_before_start);
  rules.end = rules.start + std::chrono::days{400};
  CHECK(mistake_in(rules) == RulesMistake::too_long);
  rules = november();
  rules.hours = {{9h, 9h}};
  CHECK(mistake_in(rules) == RulesMistake::bad_period);
  rules.hours = {{9h, 25h}};
  CHECK(mistake_in(rules) == RulesMistake::bad_period);
  rules.hours.clear();
  CHECK(mistake_in(rules) == RulesMistake::no_hours);
  rules = november();
  rules.weekdays = {};
  CHECK(mistake_in(rules) == RulesMistake::no_weekday);
}

TEST_CASE("what stands in answers to the pages has a code of its own") {
  CHECK(surveys::wait_code(Wait::nothing).empty());
  CHECK(surveys::wait_code(Wait::spacing) == "spacing");
  CHECK(surveys::mistake_code(surveys::RulesMistake::no_weekday) == "no_weekday");
  CHECK(none_left_code(NoneLeft::no_allowed_time) == "no_allowed_time");
  CHECK(surveys::fatigue_code(surveys::Fatigue::asked_often) == "asked_often");
}

TEST_CASE("who was asked lately or often is left alone, and until when") {
  using surveys::Fatigue;
  using surveys::rest_of;
  const surveys::FatigueCap cap{.days_between = 90, .per_year = 2};
  const auto on = day_of(2026, 11, 25);
  CHECK(rest_of({}, cap, on).fatigue == Fatigue::rested);
  CHECK(rest_of({}, cap, on).free_from == on);
  const std::vector lately{at(2026, 10, 1, 23)};
  CHECK(rest_of(lately, cap, on).fatigue == Fatigue::asked_lately);
  CHECK(rest_of(lately, cap, on).free_from == day_of(2026, 12, 30));
  CHECK(rest_of(lately, cap, day_of(2026, 12, 29)).fatigue == Fatigue::asked_lately);
  CHECK(rest_of(lately, cap, day_of(2026, 12, 30)).fatigue == Fatigue::rested);
  const std::vector often{at(2026, 1, 10, 9), at(2026, 6, 10, 9), at(2025, 3, 1, 9)};
  CHECK(rest_of(often, cap, on).fatigue == Fatigue::asked_often);
  CHECK(rest_of(often, cap, on).free_from == day_of(2027, 1, 10));
  CHECK(rest_of(often, {.days_between = 0, .per_year = 0}, on).fatigue == Fatigue::rested);
  // A round that is planned counts like one that was.
  CHECK(rest_of(std::vector{at(2026, 12, 1, 9)}, cap, on).fatigue == Fatigue::asked_lately);
}
