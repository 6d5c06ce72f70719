// Which numbers of people in a table may be shown: nothing below shown_min, and nothing from which
// a hidden number could be worked out ("secondary suppression"). Where a number is hidden, so is
// every figure of these people. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace surveys {

struct Table {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::int64_t> people{};  // row by row, without totals; not negative
};

// The marks of a table with its totals: row `rows` and column `columns` are the totals.
class Marks {
 public:
  Marks(std::size_t rows, std::size_t columns)
      : columns_(columns), of_((rows + 1) * (columns + 1), false) {}

  bool hidden(std::size_t row, std::size_t column) const { return of_[place(row, column)]; }

  void hide(std::size_t row, std::size_t column) { of_[place(row, column)] = true; }

 private:
  std::size_t place(std::size_t row, std::size_t column) const {
    return row * (columns_ + 1) + column;
  }

  std::size_t columns_;
  std::vector<bool> of_;
};

// Promises, for a reader who knows these rules and every number shown:
//   1  no number of 1 to shown_min − 1 people is shown (0 is: it is nobody's answer);
//   2  every hidden number, cell or total, has at least two possible values (all hidden being >=
//   1); 3  what is hidden in a line with its total shown is together not 1 to shown_min − 1 people
//      either, or the difference would tell the figure of that little group.
// Cells are hidden before totals, small ones before large ones. How: hidden numbers are the edges
// of a graph whose nodes are the lines; a number can be moved when it lies on a circle of hidden
// ones along which one can alternately add and take away one person (D. Gusfield, SIAM Journal on
// Computing 17 (1988) 552-571). Missing circles are closed by the cheapest way.
// Two limits: each table is looked at alone, so a page showing the rows also as a list takes the
// list's marks from here, and asks may_show_groups before it adds them up otherwise; and where
// everybody of a shown total is satisfied, so are those hidden in it. More than table_cells_max
// cells: everything but the grand total is hidden.
Marks hide_in_table(const Table& table);

// Whether the totals of groups of rows may stand beside such a table: they are a second way to add
// up its rows. group_of: of each row. Either all of them or none.
bool may_show_groups(const Table& table, const Marks& marks, std::span<const std::size_t> group_of);

// The same for a list with its total: row i of one column; (i, 0) are the cells, (size, 0) the
// total.
Marks hide_in_list(std::span<const std::int64_t> people);

}  // namespace surveys
