// How a hidden number is kept from being worked out: a way round it over other hidden numbers.
// Inside of suppression. Pure; one thread at a time.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "office/surveys/grid.hpp"
#include "office/surveys/suppression.hpp"

namespace surveys {

inline constexpr auto far_away = std::numeric_limits<std::int64_t>::max();

struct Way {  // from a row to a column over entries hidden or to be hidden
  std::int64_t cost = far_away;
  std::vector<Place> over{};
};

// The cheapest way from the entry's row back to its column (Dijkstra): entries already hidden cost
// nothing.
class WayRound {
 public:
  // The entry `around` is moved up (plus, in the sense of Grid::positive) or down by one person;
  // each entry on the way back is moved the other way than the one before.
  WayRound(const Grid& grid, const Marks& marks, Place around, bool plus);

  Way find();  // cost far_away when there is none

 private:
  bool may_move(Place place, bool plus) const;
  std::int64_t price(Place place) const;
  void leave(std::size_t line);
  std::size_t nearest() const;
  Way way_to(std::size_t goal) const;

  const Grid& grid_;
  const Marks& marks_;
  Place around_;
  bool plus_;
  std::vector<std::int64_t> cost_;
  std::vector<std::size_t> from_;
  std::vector<bool> settled_;
};

}  // namespace surveys
