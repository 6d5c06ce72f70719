// What a reader of the table could work out, tried in two ways that share nothing with how it is
// hidden: by linear algebra, and by looking for a second table that prints the same.
#include "office/surveys/suppression.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include "base/check.hpp"
#include "base/rng.hpp"
#include "office/surveys/limits.hpp"

using surveys::hide_in_list;
using surveys::hide_in_table;
using surveys::Marks;
using surveys::Table;

namespace {

constexpr std::int64_t prime = 1'000'003;

std::int64_t inverse(std::int64_t number) {
  std::int64_t result = 1;
  for (std::int64_t power = prime - 2; power > 0; power /= 2) {
    if (power % 2 == 1) result = result * number % prime;
    number = number * number % prime;
  }
  return result;
}

using Equation = std::vector<std::int64_t>;
using Groups = std::vector<std::size_t>;  // of each row; none: no totals of groups are shown

// Gauss and Jordan; afterwards a row with one entry left is a number that can be worked out.
void solve(std::vector<Equation>& equations, std::size_t unknowns) {
  std::size_t done = 0;
  for (std::size_t column = 0; column < unknowns && done < equations.size(); ++column) {
    const auto pivot = std::find_if(equations.begin() + static_cast<std::ptrdiff_t>(done),
                                    equations.end(),
                                    [&](const Equation& one) { return one[column] != 0; });
    if (pivot == equations.end()) continue;
    std::iter_swap(pivot, equations.begin() + static_cast<std::ptrdiff_t>(done));
    const auto scale = inverse(equations[done][column]);
    for (auto& factor : equations[done]) factor = factor * scale % prime;
    for (std::size_t row = 0; row < equations.size(); ++row) {
      if (row == done || equations[row][column] == 0) continue;
      const auto times = prime - equations[row][column];
      for (std::size_t at = 0; at < unknowns; ++at)
        equations[row][at] = (equations[row][at] + times * equations[done][at]) % prime;
    }
    ++done;
  }
}

// The equations of a table with totals, between its hidden numbers.
std::vector<Equation> equations_of(const Table& table,
                                   const Marks& marks,
                                   const Groups& group_of,
                                   std::size_t& unknowns) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> number_of;
  for (std::size_t row = 0; row <= table.rows; ++row) {
    for (std::size_t column = 0; column <= table.columns; ++column) {
      if (marks.hidden(row, column)) number_of.insert({{row, column}, number_of.size()});
    }
  }
  unknowns = number_of.size();
  std::vector<Equation> equations;
  const auto put = [&](Equation& one, std::size_t row, std::size_t column, bool total) {
    if (marks.hidden(row, column)) one[number_of[{row, column}]] = total ? prime - 1 : 1;
  };
  for (std::size_t row = 0; row <= table.rows; ++row) {
    Equation one(unknowns, 0);
    for (std::size_t at = 0; at <= table.columns; ++at) put(one, row, at, at == table.columns);
    equations.push_back(one);
  }
  for (std::size_t column = 0; column <= table.columns; ++column) {
    Equation one(unknowns, 0);
    for (std::size_t at = 0; at <= table.rows; ++at) put(one, at, column, at == table.rows);
    equations.push_back(one);
  }
  for (const auto group : std::set<std::size_t>(group_of.begin(), group_of.end())) {
    Equation one(unknowns, 0);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (group_of[row] == group) put(one, row, table.columns, false);
    }
    equations.push_back(one);
  }
  return equations;
}

std::size_t worked_out_by_algebra(const Table& table,
                                  const Marks& marks,
                                  const Groups& group_of = {}) {
  std::size_t unknowns = 0;
  auto equations = equations_of(table, marks, group_of, unknowns);
  solve(equations, unknowns);
  return static_cast<std::size_t>(
      std::count_if(equations.begin(), equations.end(), [](const Equation& one) {
        return std::count_if(one.begin(), one.end(), [](auto factor) { return factor != 0; }) == 1;
      }));
}

std::int64_t number_at(const Table& table, std::size_t row, std::size_t column) {
  std::int64_t sum = 0;
  for (std::size_t r = 0; r < table.rows; ++r) {
    for (std::size_t c = 0; c < table.columns; ++c) {
      const bool counts =
          (row == table.rows || r == row) && (column == table.columns || c == column);
      if (counts) sum += table.people[r * table.columns + c];
    }
  }
  return sum;
}

std::map<std::size_t, std::int64_t> group_totals(const Table& table, const Groups& group_of) {
  std::map<std::size_t, std::int64_t> totals;
  for (std::size_t row = 0; row < group_of.size(); ++row)
    totals[group_of[row]] += number_at(table, row, table.columns);
  return totals;
}

bool prints_alike(const Table& one,
                  const Table& other,
                  const Marks& marks,
                  const Groups& group_of) {
  if (group_totals(one, group_of) != group_totals(other, group_of)) return false;
  for (std::size_t row = 0; row <= one.rows; ++row) {
    for (std::size_t column = 0; column <= one.columns; ++column) {
      const auto number = number_at(other, row, column);
      const bool fits =
          marks.hidden(row, column) ? number >= 1 : number == number_at(one, row, column);
      if (!fits) return false;
    }
  }
  return true;
}

// How many hidden numbers are the same in every table that prints alike and differs by at most one
// person in each hidden cell: an upper bound of what can be worked out.
std::size_t worked_out_by_search(const Table& table,
                                 const Marks& marks,
                                 const Groups& group_of = {}) {
  std::vector<std::size_t> cells;
  for (std::size_t at = 0; at < table.people.size(); ++at) {
    if (marks.hidden(at / table.columns, at % table.columns)) cells.push_back(at);
  }
  std::size_t tries = 1;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) tries *= 3;
  Marks moves(table.rows, table.columns);
  for (std::size_t attempt = 0; attempt < tries; ++attempt) {
    Table other = table;
    auto digits = attempt;
    for (const auto cell : cells) {
      other.people[cell] += static_cast<std::int64_t>(digits % 3) - 1;
      digits /= 3;
    }
    if (!prints_alike(table, other, marks, group_of)) continue;
    for (std::size_t row = 0; row <= table.rows; ++row) {
      for (std::size_t column = 0; column <= table.columns; ++column) {
        if (number_at(table, row, column) != number_at(other, row, column)) moves.hide(row, column);
      }
    }
  }
  std::size_t fixed = 0;
  for (std::size_t row = 0; row <= table.rows; ++row) {
    for (std::size_t column = 0; column <= table.columns; ++column)
      if (marks.hidden(row, column) && !moves.hidden(row, column)) ++fixed;
  }
  return fixed;
}

// Shown numbers, and differences of a shown total and the shown numbers in it, of 1 to 9 people.
std::size_t small_groups(const Table& table, const Marks& marks) {
  std::size_t found = 0;
  const auto small = [](std::int64_t people) { return people > 0 && people < surveys::shown_min; };
  for (std::size_t row = 0; row <= table.rows; ++row) {
    std::int64_t rest = number_at(table, row, table.columns);
    for (std::size_t column = 0; column <= table.columns; ++column) {
      const auto number = number_at(table, row, column);
      if (!marks.hidden(row, column) && small(number)) ++found;
      if (!marks.hidden(row, column) && column < table.columns) rest -= number;
    }
    if (!marks.hidden(row, table.columns) && small(rest)) ++found;
  }
  for (std::size_t column = 0; column <= table.columns; ++column) {
    std::int64_t rest = number_at(table, table.rows, column);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!marks.hidden(row, column)) rest -= number_at(table, row, column);
    }
    if (!marks.hidden(table.rows, column) && small(rest)) ++found;
  }
  return found;
}

Table any_table(base::Rng& rng, std::size_t rows, std::size_t columns) {
  Table table{.rows = rows, .columns = columns};
  const auto largest = 2 + rng.below(rng.one_in(3) ? 3 : 40);  // often hardly anybody
  for (std::size_t cell = 0; cell < rows * columns; ++cell) {
    const bool nobody = rng.one_in(5);
    table.people.push_back(nobody ? 0 : static_cast<std::int64_t>(rng.below(largest)));
  }
  return table;
}

std::size_t hidden_numbers(const Table& table, const Marks& marks) {
  std::size_t count = 0;
  for (std::size_t row = 0; row <= table.rows; ++row) {
    for (std::size_t column = 0; column <= table.columns; ++column)
      if (marks.hidden(row, column)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("a unit with nine answers is hidden, and the smallest other one with it") {
  const auto marks = hide_in_list(std::vector<std::int64_t>{40, 9, 12, 25});
  CHECK(marks.hidden(1, 0));
  CHECK(marks.hidden(2, 0));  // else 86 − 40 − 12 − 25 = 9
  CHECK_FALSE(marks.hidden(0, 0));
  CHECK_FALSE(marks.hidden(3, 0));
  CHECK_FALSE(marks.hidden(4, 0));  // the total
}

TEST_CASE("nothing is hidden where nothing is small, and 0 is nobody's answer") {
  const Table table{.rows = 2, .columns = 2, .people = {10, 0, 30, 11}};
  CHECK(hidden_numbers(table, hide_in_table(table)) == 0);
  CHECK_FALSE(hide_in_list({}).hidden(0, 0));
}

TEST_CASE("two small units hide each other only when they are ten together") {
  const auto enough = hide_in_list(std::vector<std::int64_t>{4, 7, 50, 60});
  CHECK_FALSE(enough.hidden(2, 0));
  const auto few = hide_in_list(std::vector<std::int64_t>{3, 4, 50, 60});
  CHECK(few.hidden(2, 0));  // else the figure of these seven is a subtraction
  CHECK_FALSE(few.hidden(3, 0));
}

TEST_CASE("a single small unit in an empty list takes the total with it") {
  const auto marks = hide_in_list(std::vector<std::int64_t>{0, 8, 0});
  CHECK(marks.hidden(1, 0));
  CHECK(marks.hidden(3, 0));
}

TEST_CASE("ten people alone in ten units: that all are one is not given away") {
  const std::vector<std::int64_t> ones(10, 1);
  const auto marks = hide_in_list(ones);
  CHECK(marks.hidden(10, 0));  // a total of 10 over ten hidden units would say so
}

TEST_CASE("hiding only what is small is found out by both ways of looking") {
  const Table table{.rows = 2, .columns = 2, .people = {5, 20, 30, 40}};
  Marks marks(2, 2);
  marks.hide(0, 0);
  CHECK(worked_out_by_algebra(table, marks) == 1);
  CHECK(worked_out_by_search(table, marks) == 1);
  CHECK(small_groups(table, marks) > 0);
  // Two in one row, but nothing else in their columns.
  marks.hide(0, 1);
  CHECK(worked_out_by_algebra(table, marks) == 2);
  CHECK(worked_out_by_search(table, marks) == 2);
}

TEST_CASE("in a table four hidden numbers are enough for one small cell") {
  const Table table{.rows = 3, .columns = 3, .people = {5, 20, 60, 30, 40, 60, 60, 60, 60}};
  const auto marks = hide_in_table(table);
  CHECK(hidden_numbers(table, marks) == 4);
  CHECK(marks.hidden(0, 0));
  CHECK(marks.hidden(0, 1));
  CHECK(marks.hidden(1, 0));
  CHECK(marks.hidden(1, 1));
}

TEST_CASE("from small tables of any kind nothing hidden can be worked out") {
  base::Rng rng(41);
  for (int round = 0; round < 400; ++round) {
    const auto table = any_table(rng, 1 + rng.below(3), 1 + rng.below(3));
    const auto marks = hide_in_table(table);
    CAPTURE(round);
    CHECK(worked_out_by_algebra(table, marks) == 0);
    CHECK(worked_out_by_search(table, marks) == 0);
    CHECK(small_groups(table, marks) == 0);
  }
}

TEST_CASE("from lists of any kind nothing hidden can be worked out") {
  base::Rng rng(42);
  for (int round = 0; round < 300; ++round) {
    const auto table = any_table(rng, 1 + rng.below(9), 1);
    const auto marks = hide_in_list(table.people);
    CAPTURE(round);
    CHECK(worked_out_by_algebra(table, marks) == 0);
    CHECK(worked_out_by_search(table, marks) == 0);
    CHECK(small_groups(table, marks) == 0);
    for (std::size_t row = 0; row <= table.rows; ++row)
      CHECK(marks.hidden(row, 0) == marks.hidden(row, 1));
  }
}

TEST_CASE("from large tables nothing hidden can be worked out by algebra") {
  base::Rng rng(43);
  for (int round = 0; round < 30; ++round) {
    const auto table = any_table(rng, 20 + rng.below(20), 5 + rng.below(10));
    const auto marks = hide_in_table(table);
    CAPTURE(round);
    CHECK(worked_out_by_algebra(table, marks) == 0);
    CHECK(small_groups(table, marks) == 0);
  }
}

TEST_CASE("totals of groups are shown only where nothing hidden can be worked out with them") {
  base::Rng rng(44);
  int shown = 0;
  int shown_beside_hidden = 0;
  int refused = 0;
  for (int round = 0; round < 600; ++round) {
    const auto table = any_table(rng, 2 + rng.below(4), 1 + rng.below(2));
    const auto marks = hide_in_table(table);
    Groups group_of;
    for (std::size_t row = 0; row < table.rows; ++row) group_of.push_back(row % 2);
    if (!surveys::may_show_groups(table, marks, group_of)) {
      ++refused;
      continue;
    }
    ++shown;
    if (hidden_numbers(table, marks) > 0) ++shown_beside_hidden;
    CAPTURE(round);
    CHECK(worked_out_by_algebra(table, marks, group_of) == 0);
    CHECK(worked_out_by_search(table, marks, group_of) == 0);
  }
  CHECK(shown > 50);
  CHECK(shown_beside_hidden > 10);
  CHECK(refused > 50);
}

TEST_CASE("a group's total that would tell four people through the columns is not shown") {
  // 16 hidden in the first group and 12 of them in the second column leave 4.
  const Table table{
      .rows = 7, .columns = 2, .people = {4, 0, 0, 7, 0, 5, 50, 50, 5, 0, 6, 0, 50, 50}};
  const auto marks = hide_in_table(table);
  CHECK(worked_out_by_algebra(table, marks) == 0);
  const Groups group_of{0, 0, 0, 0, 1, 1, 1};
  CHECK(worked_out_by_algebra(table, marks, group_of) > 0);
  CHECK_FALSE(surveys::may_show_groups(table, marks, group_of));
}

TEST_CASE("a table larger than anybody reads shows its grand total only") {
  Table table{.rows = surveys::table_cells_max + 1, .columns = 1};
  table.people.assign(table.rows, 20);
  const auto marks = hide_in_table(table);
  CHECK(hidden_numbers(table, marks) == 2 * (table.rows + 1) - 1);
  CHECK_FALSE(marks.hidden(table.rows, 1));
}

TEST_CASE("a table of another size or with negative people is a bug") {
  CHECK_THROWS_AS(hide_in_table({.rows = 2, .columns = 2, .people = {1, 2, 3}}), base::Bug);
  CHECK_THROWS_AS(hide_in_list(std::vector<std::int64_t>{20, -1}), base::Bug);
}
