#include "office/surveys/way_round.hpp"

#include <algorithm>

namespace surveys {
namespace {

constexpr auto nowhere = std::numeric_limits<std::size_t>::max();

}  // namespace

WayRound::WayRound(const Grid& grid, const Marks& marks, Place around, bool plus)
    : grid_(grid),
      marks_(marks),
      around_(around),
      plus_(plus),
      cost_(grid.lines(), far_away),
      from_(grid.lines(), nowhere),
      settled_(grid.lines(), false) {}

Way WayRound::find() {
  if (!may_move(around_, plus_)) return {};
  const auto goal = grid_.rows() + around_.column;
  cost_[around_.row] = 0;
  for (auto line = around_.row; line != nowhere && line != goal; line = nearest()) leave(line);
  return way_to(goal);
}

// Down to one person and no further: 0 would be shown.
bool WayRound::may_move(Place place, bool plus) const {
  const auto people = grid_.people(place);
  return people > 1 || (people == 1 && plus == grid_.positive(place));
}

std::int64_t WayRound::price(Place place) const {
  if (marks_.hidden(place.row, place.column)) return 0;
  // Any number of cells is cheaper than one total.
  return grid_.people(place) + (grid_.in_totals(place) ? grid_.everybody() + 1 : 0);
}

void WayRound::leave(std::size_t line) {
  settled_[line] = true;
  const bool plus = line < grid_.rows() ? !plus_ : plus_;
  for (std::size_t at = 0; at < grid_.length(line); ++at) {
    const auto place = grid_.place(line, at);
    const bool itself = place.row == around_.row && place.column == around_.column;
    if (itself || !may_move(place, plus)) continue;
    const auto next = grid_.crossing(line, at);
    const auto cost = cost_[line] + price(place);
    if (cost >= cost_[next]) continue;
    cost_[next] = cost;
    from_[next] = line;
  }
}

std::size_t WayRound::nearest() const {
  std::size_t best = nowhere;
  for (std::size_t line = 0; line < grid_.lines(); ++line) {
    if (settled_[line] || cost_[line] == far_away) continue;
    if (best == nowhere || cost_[line] < cost_[best]) best = line;
  }
  return best;
}

Way WayRound::way_to(std::size_t goal) const {
  Way way{.cost = cost_[goal]};
  if (way.cost == far_away) return way;
  for (auto line = goal; from_[line] != nowhere; line = from_[line]) {
    const auto row = std::min(line, from_[line]);
    way.over.push_back({row, std::max(line, from_[line]) - grid_.rows()});
  }
  return way;
}

}  // namespace surveys
