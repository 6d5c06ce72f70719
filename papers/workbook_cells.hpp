// What a library hands over of a workbook, until it can be put in order: inside of reading one. One
// thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "papers/limits.hpp"
#include "papers/sheet.hpp"

namespace papers {

struct Cell {
  enum class Kind : std::uint8_t { shared, own, number, yes_no };

  std::uint32_t row = 0;
  std::uint16_t column = 0;
  Kind kind{};
  double value = 0;  // of a text: where it stands among them
};

struct Place {
  std::int32_t row = 0;
  std::int32_t column = 0;

  bool operator<(const Place& other) const {
    return row != other.row ? row < other.row : column < other.column;
  }
};

struct Formatted {
  Place at{};
  std::uint32_t format = 0;
};

// Leaves the library by its callbacks; it knows no type of ours.
struct TooMuch {};

// What the library hands over: the cells of the first sheet that has any.
struct Gathered {
  std::deque<std::string> shared{};  // may come before the cells or after them
  std::deque<std::string> own{};     // of formulas
  std::vector<Cell> cells{};
  std::map<int, std::vector<Formatted>> formats{};  // of each sheet; what they mean comes last
  std::vector<Place> dates{};                       // in order
  std::map<int, std::string> sheets{};
  int sheet = -1;  // whose cells these are
  std::chrono::sys_days day_zero{std::chrono::year{1899} / 12 / 30};
  std::optional<SheetFault> fault{};

  [[noreturn]] void refuse(SheetFault why) {
    fault = why;
    throw TooMuch{};
  }

  // False: a sheet before this one has cells.
  bool belongs(int of_sheet, Place at) {
    if (sheet >= 0 && of_sheet > sheet) return false;
    if (of_sheet != sheet) {
      cells.clear();
      sheet = of_sheet;
    }
    if (at.row < 0 || at.column < 0) refuse(SheetFault::broken);
    if (at.column >= static_cast<std::int32_t>(limits::sheet_columns_max))
      refuse(SheetFault::too_many_columns);
    return true;
  }

  void put_format(int of_sheet, Place at, std::size_t format) {
    auto& of_this = formats[of_sheet];
    if (of_this.size() < limits::sheet_cells_max)
      of_this.push_back({at, static_cast<std::uint32_t>(format)});
  }

  void put(int of_sheet, Place at, Cell::Kind kind, double value) {
    if (!belongs(of_sheet, at)) return;
    if (cells.size() >= limits::sheet_cells_max) refuse(SheetFault::too_large);
    cells.push_back(
        {static_cast<std::uint32_t>(at.row), static_cast<std::uint16_t>(at.column), kind, value});
  }

  void put_text(int of_sheet, Place at, std::string_view text) {
    if (text.empty()) return;
    put(of_sheet, at, Cell::Kind::own, static_cast<double>(own.size()));
    own.emplace_back(text);
  }
};

}  // namespace papers
