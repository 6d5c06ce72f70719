#include "office/surveys/suppression.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.hpp"
#include "office/surveys/grid.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/way_round.hpp"

namespace surveys {
namespace {

bool is_small(std::int64_t people) {
  return people > 0 && people < shown_min;
}

class Hiding {
 public:
  Hiding(const Grid& grid, Marks& marks)
      : grid_(grid), marks_(marks), safe_(grid.rows() - 1, grid.columns() - 1) {}

  void run() {
    const auto places = grid_.places();
    for (const auto place : places) {
      if (is_small(grid_.people(place))) hide(place);
    }
    bool changed = true;
    while (changed) {  // each time around something more is hidden
      changed = false;
      for (std::size_t line = 0; line < grid_.lines(); ++line) changed |= widen_group(line);
      for (const auto place : places) changed |= close_circle(place);
    }
  }

 private:
  bool hidden(Place place) const { return marks_.hidden(place.row, place.column); }

  void hide(Place place) { marks_.hide(place.row, place.column); }

  // Promise 3 for one line.
  bool widen_group(std::size_t line) {
    const auto last = grid_.length(line) - 1;
    bool changed = false;
    for (std::size_t tries = 0; tries <= last; ++tries) {
      const bool open = hidden(grid_.place(line, last));
      const auto group = hidden_people(line);
      if (open || group == 0 || group >= shown_min) break;
      hide(grid_.place(line, smallest_shown(line).value_or(last)));
      changed = true;
    }
    return changed;
  }

  std::int64_t hidden_people(std::size_t line) const {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at + 1 < grid_.length(line); ++at) {
      if (hidden(grid_.place(line, at))) sum += grid_.people(grid_.place(line, at));
    }
    return sum;
  }

  std::optional<std::size_t> smallest_shown(std::size_t line) const {
    std::optional<std::size_t> best;
    for (std::size_t at = 0; at + 1 < grid_.length(line); ++at) {
      const auto place = grid_.place(line, at);
      if (hidden(place) || grid_.people(place) == 0) continue;
      if (!best || grid_.people(place) < grid_.people(grid_.place(line, *best))) best = at;
    }
    return best;
  }

  // Promise 2 for one entry; true when something had to be hidden for it.
  bool close_circle(Place place) {
    if (!hidden(place) || safe_.hidden(place.row, place.column)) return false;
    auto way = WayRound(grid_, marks_, place, true).find();
    if (way.cost > 0) {
      auto other = WayRound(grid_, marks_, place, false).find();
      if (other.cost < way.cost) way = std::move(other);
    }
    // Over the three totals there is always a way: one person more.
    base::check(way.cost != far_away, "a table without a way round");
    safe_.hide(place.row, place.column);
    for (const auto over : way.over) {
      hide(over);
      safe_.hide(over.row, over.column);
    }
    return way.cost > 0;
  }

  const Grid& grid_;
  Marks& marks_;
  Marks safe_;  // known to have two possible values
};

// The marks of the table where each group has a column of totals, all of them shown.
Marks marks_with_groups(const Table& table, const Marks& marks, const Grid& grid) {
  Marks all(grid.rows() - 1, grid.columns() - 1);
  for (std::size_t row = 0; row <= table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      if (marks.hidden(row, column)) all.hide(row, column);
    }
    if (row < table.rows && marks.hidden(row, table.columns)) all.hide(row, grid.total_column(row));
  }
  return all;
}

// Promises 1 and 3 for the totals of the groups.
bool groups_are_large(const Grid& grid, const Marks& marks, std::size_t cells) {
  for (auto column = cells; column < grid.columns(); ++column) {
    std::int64_t hidden = 0;
    for (std::size_t row = 0; row + 1 < grid.rows(); ++row) {
      if (marks.hidden(row, column)) hidden += grid.people({row, column});
    }
    if (is_small(grid.people({grid.rows() - 1, column})) || is_small(hidden)) return false;
  }
  return true;
}

// Promise 2 where nothing more may be hidden for it.
bool all_can_move(const Grid& grid, const Marks& marks) {
  const auto can_move = [&](Place place) {
    return WayRound(grid, marks, place, true).find().cost == 0 ||
           WayRound(grid, marks, place, false).find().cost == 0;
  };
  const auto places = grid.places();
  return std::all_of(places.begin(), places.end(), [&](Place place) {
    return !marks.hidden(place.row, place.column) || can_move(place);
  });
}

}  // namespace

bool may_show_groups(const Table& table,
                     const Marks& marks,
                     std::span<const std::size_t> group_of) {
  if (marks.hidden(table.rows, table.columns)) return false;
  bool any_hidden = false;
  for (std::size_t row = 0; row < table.rows; ++row)
    any_hidden = any_hidden || marks.hidden(row, table.columns);
  if (!any_hidden) return true;  // sums of numbers shown
  if (table.people.size() > table_cells_max) return false;
  const Grid grid(table, group_of);
  const auto all = marks_with_groups(table, marks, grid);
  return groups_are_large(grid, all, table.columns) && all_can_move(grid, all);
}

Marks hide_in_table(const Table& table) {
  Marks marks(table.rows, table.columns);
  const Grid grid(table);
  if (table.people.size() <= table_cells_max) {
    Hiding(grid, marks).run();
    return marks;
  }
  for (std::size_t row = 0; row <= table.rows; ++row) {
    for (std::size_t column = 0; column <= table.columns; ++column) {
      const bool grand = row == table.rows && column == table.columns;
      if (!grand || grid.everybody() < shown_min) marks.hide(row, column);
    }
  }
  return marks;
}

Marks hide_in_list(std::span<const std::int64_t> people) {
  return hide_in_table(
      {.rows = people.size(), .columns = 1, .people = {people.begin(), people.end()}});
}

}  // namespace surveys
