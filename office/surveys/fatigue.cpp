#include "office/surveys/fatigue.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "base/local_time.hpp"

namespace surveys {

std::string_view fatigue_code(Fatigue fatigue) {
  constexpr std::array<std::string_view, 3> codes{"rested", "asked_lately", "asked_often"};
  return codes[static_cast<std::size_t>(fatigue)];
}

std::optional<int> most_within(const FatigueCap& cap, int days) {
  std::optional<int> most;
  if (cap.days_between > 0) most = (days - 1) / cap.days_between + 1;
  constexpr int year = 365;
  const int years = (days - 1) / year + 1;
  if (cap.per_year > 0) most = std::min(most.value_or(cap.per_year * years), cap.per_year * years);
  return most;
}

Rest rest_of(std::span<const base::TimePoint> asked, const FatigueCap& cap, catalog::Day on) {
  using std::chrono::days;
  using std::chrono::sys_days;
  constexpr days year{365};
  std::vector<sys_days> latest_first;
  latest_first.reserve(asked.size());
  for (const auto time : asked) latest_first.emplace_back(base::to_local(time).date);
  std::sort(latest_first.begin(), latest_first.end(), std::greater<>());
  auto free_from = sys_days{on};
  Rest rest;
  const auto hold = [&](sys_days until, Fatigue why) {
    if (until <= free_from) return;
    free_from = until;
    rest.fatigue = why;
  };
  if (cap.days_between > 0 && !latest_first.empty())
    hold(latest_first.front() + days{cap.days_between}, Fatigue::asked_lately);
  // The k-th latest must be a year old before there are fewer than k in a year again.
  const auto times = static_cast<std::size_t>(std::max(0, cap.per_year));
  if (times > 0 && latest_first.size() >= times)
    hold(latest_first[times - 1] + year, Fatigue::asked_often);
  rest.free_from = free_from;
  return rest;
}

}  // namespace surveys
