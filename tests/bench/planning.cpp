// What planning a round of 100,000 people costs, and its results over a million answers: the pure
// half alone, one thread, no database. No test: nothing fails when it is slow.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "base/rng.hpp"
#include "office/catalog/catalog.hpp"
#include "office/surveys/reach.hpp"
#include "office/surveys/sample.hpp"
#include "office/surveys/satisfaction.hpp"
#include "office/surveys/schedule.hpp"
#include "office/surveys/suppression.hpp"

namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int people = 100'000;
constexpr int answers = 1'000'000;
constexpr int runs = 5;

// The middle one of a few runs.
void measure(const std::string& what, const std::function<std::int64_t()>& work) {
  std::vector<double> millis;
  std::int64_t result = 0;
  for (int run = 0; run < runs; ++run) {
    const auto began = Steady::now();
    result = work();
    millis.push_back(std::chrono::duration<double, std::milli>(Steady::now() - began).count());
  }
  std::sort(millis.begin(), millis.end());
  fmt::print("{:<52} {:>9.1f} ms   ({})\n", what, millis[runs / 2], result);
}

std::vector<surveys::Candidate> a_list() {
  base::Rng rng(1);
  std::vector<surveys::Candidate> list;
  list.reserve(people);
  for (int person = 0; person < people; ++person) {
    list.push_back({.id = fmt::format("c_{}", person),
                    .unit = fmt::format("ct-{}", rng.below(110)),
                    .field = fmt::format("linh-vuc-{}", rng.below(9))});
  }
  return list;
}

base::TimePoint at(unsigned day, std::chrono::minutes of_day) {
  return base::from_local(std::chrono::year{2026} / std::chrono::November / std::chrono::day{day},
                          of_day);
}

surveys::SendingRules the_rules() {
  return {.start = at(25, 8h),
          .end = at(25, 8h) + std::chrono::days{28},
          .hours = {{8h, 11h}, {13h + 30min, 19h + 30min}},
          .weekdays = {true, true, true, true, true, true, false},
          .nights = {{surveys::MessageKind::phone_template, 22h, 6h}},
          .spacing = 72h};
}

std::int64_t schedule_all(const catalog::Calendar& calendar) {
  const auto rules = the_rules();
  base::Rng rng(2);
  std::int64_t found = 0;
  for (int person = 0; person < people; ++person) {
    const auto now = rules.start + std::chrono::minutes{rng.below(20 * 24 * 60)};
    const surveys::Due due{.last_message = now - std::chrono::minutes{rng.below(6'000)}};
    if (next_allowed_moment(rules, calendar, due, now).at) ++found;
  }
  return found;
}

std::int64_t reach_all(const surveys::PlatformRules& rules) {
  const surveys::Offers offers{.charged_message = 55, .uid_template = 140, .phone_template = 200};
  const auto start = at(25, 8h);
  base::Rng rng(3);
  surveys::ReachTotals totals;
  for (int person = 0; person < people; ++person) {
    totals.add(reach_plan({.on_zalo = !rng.one_in(3),
                           .last_interaction = start - std::chrono::hours{rng.below(400)},
                           .has_phone = true,
                           .phone_consent = rng.one_in(2),
                           .survey_consent = !rng.one_in(10)},
                          rules,
                          offers,
                          start));
  }
  return totals.reachable();
}

std::int64_t index_all() {
  base::Rng rng(4);
  std::vector<surveys::PooledAnswers> by_unit(110);
  for (int answer = 0; answer < answers; answer += 5) {
    const auto satisfied = static_cast<std::int64_t>(rng.below(6));
    by_unit[rng.below(by_unit.size())].add(satisfied, 5);
  }
  return std::count_if(
      by_unit.begin(), by_unit.end(), [](const auto& unit) { return unit.index().has_value(); });
}

std::int64_t hide_all() {
  base::Rng rng(5);
  surveys::Table table{.rows = 110, .columns = 25};
  for (std::size_t cell = 0; cell < table.rows * table.columns; ++cell)
    table.people.push_back(static_cast<std::int64_t>(rng.below(60)));
  const auto marks = hide_in_table(table);
  std::int64_t hidden = 0;
  for (std::size_t cell = 0; cell < table.people.size(); ++cell) {
    if (marks.hidden(cell / table.columns, cell % table.columns)) ++hidden;
  }
  return hidden;
}

}  // namespace

int main() {
  const auto catalog = catalog::Catalog::load(LANGNGHE_SOURCE_DIR "/office/catalog");
  if (!catalog.ok()) {
    fmt::print(stderr, "{}\n", catalog.error().what);
    return 1;
  }
  const auto book =
      surveys::PlatformBook::load(LANGNGHE_SOURCE_DIR "/office/surveys/platform.jsonc");
  if (!book.ok()) {
    fmt::print(stderr, "{}\n", book.error().what);
    return 1;
  }
  const auto& rules = book->on(std::chrono::year{2026} / 11 / 25);
  const auto list = a_list();
  measure("draw a sample of 20,000 from 100,000 in 990 strata", [&] {
    const auto drawn = surveys::draw(list, {.invitations = 20'000, .minimum = 10, .seed = 1});
    return static_cast<std::int64_t>(drawn->size());
  });
  measure("next allowed moment of 100,000 people",
          [&] { return schedule_all(catalog->calendar()); });
  measure("reach and price of 100,000 people", [&] { return reach_all(rules); });
  measure("index of 110 units over 1,000,000 answers", [] { return index_all(); });
  measure("suppression of 110 units by 25 fields", [] { return hide_all(); });
  return 0;
}
