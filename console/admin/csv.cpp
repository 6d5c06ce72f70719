#include "console/admin/csv.hpp"

namespace console::admin {
namespace {

bool is_formula(std::string_view cell) {
  constexpr std::string_view beginnings = "=+-@\t\r\n";
  return !cell.empty() && beginnings.find(cell.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_line(std::span<const std::string> cells, char separator) {
  std::string line;
  for (const auto& cell : cells) {
    if (!line.empty()) line += separator;
    line += '"';
    if (is_formula(cell)) line += '\'';
    for (const char letter : cell) {
      if (letter == '"') line += '"';
      if (letter != '\0') line += letter;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace console::admin
