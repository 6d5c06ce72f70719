// A table of people with its totals, seen as lines: rows and columns, the totals' own among them.
// In each line the entries before the last add up to the last. Inside of suppression. Pure; any
// thread.
#pragma once

#include <cstdint>
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
  explicit Grid(const Table& table)
      : rows_(table.rows + 1), columns_(table.columns + 1), people_(rows_ * columns_, 0) {
    base::check(table.people.size() == table.rows * table.columns, "a table of another size");
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

  std::int64_t everybody() const { return people_.back(); }

  bool in_totals(Place place) const {
    return place.row + 1 == rows_ || place.column + 1 == columns_;
  }

  // Written as "cells − total = 0", totals of one line count negative, the grand total positive.
  bool positive(Place place) const {
    return (place.row + 1 == rows_) == (place.column + 1 == columns_);
  }

 private:
  void add(Place place, std::int64_t number) {
    base::check(number >= 0, "a negative number of people");
    for (const auto row : {place.row, rows_ - 1}) {
      for (const auto column : {place.column, columns_ - 1})
        people_[row * columns_ + column] += number;
    }
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::int64_t> people_;
};

}  // namespace surveys
