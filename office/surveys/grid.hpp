// A table of people with its totals, seen as lines: rows and columns, the totals' own among them.
// In each line the entries before the totals add up to the totals. Rows may be added up in groups,
// each with a column of totals of its own. Inside of suppression. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/check.hpp"
#include "office/surveys/suppression.hpp"

namespace surveys {

struct Place {
  std::size_t row = 0;
  std::size_t column = 0;
};

class Grid {
 public:
  // group_of: of each row; none: all are one group.
  explicit Grid(const Table& table, std::span<const std::size_t> group_of = {})
      : rows_(table.rows + 1),
        cells_(table.columns),
        columns_(table.columns + groups_in(group_of)),
        group_of_(group_of.begin(), group_of.end()),
        people_(rows_ * columns_, 0) {
    base::check(table.people.size() == table.rows * table.columns, "a table of another size");
    base::check(group_of.empty() || group_of.size() == table.rows, "groups of another table");
    for (std::size_t row = 0; row < table.rows; ++row) {
      for (std::size_t column = 0; column < table.columns; ++column)
        add({row, column}, table.people[row * table.columns + column]);
    }
  }

  std::size_t rows() const { return rows_; }

  std::size_t columns() const { return columns_; }

  std::size_t lines() const { return rows_ + columns_; }

  std::size_t length(std::size_t line) const { return line < rows_ ? columns_ : rows_; }

  Place place(std::size_t line, std::size_t at) const {
    return line < rows_ ? Place{line, at} : Place{at, line - rows_};
  }

  // The line that crosses this one there.
  std::size_t crossing(std::size_t line, std::size_t at) const {
    return line < rows_ ? rows_ + at : at;
  }

  std::vector<Place> places() const {
    std::vector<Place> all;
    all.reserve(people_.size());
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) all.push_back({row, column});
    }
    return all;
  }

  std::int64_t people(Place place) const { return people_[place.row * columns_ + place.column]; }

  std::int64_t everybody() const { return everybody_; }

  // Where the people of this row stand together.
  std::size_t total_column(std::size_t row) const {
    return cells_ + (group_of_.empty() ? 0 : group_of_[row]);
  }

  bool in_totals(Place place) const { return place.row + 1 == rows_ || place.column >= cells_; }

  // Written as "cells − total = 0", totals of one line count negative, the grand total positive.
  bool positive(Place place) const { return (place.row + 1 == rows_) == (place.column >= cells_); }

 private:
  static std::size_t groups_in(std::span<const std::size_t> group_of) {
    return group_of.empty() ? 1 : 1 + *std::max_element(group_of.begin(), group_of.end());
  }

  void add(Place place, std::int64_t number) {
    base::check(number >= 0, "a negative number of people");
    everybody_ += number;
    for (const auto row : {place.row, rows_ - 1}) {
      for (const auto column : {place.column, total_column(place.row)})
        people_[row * columns_ + column] += number;
    }
  }

  std::size_t rows_;
  std::size_t cells_;  // columns that are no totals
  std::size_t columns_;
  std::vector<std::size_t> group_of_;
  std::vector<std::int64_t> people_;
  std::int64_t everybody_ = 0;
};

}  // namespace surveys
