// Tables as CSV for the office's spreadsheets: UTF-8 with its mark (Excel garbles it without),
// every cell quoted, and nothing that a spreadsheet would run as a formula. Pure, any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace console::admin {

inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

// separator: "," unless the office's spreadsheet wants ";" or a tab.
std::string csv_line(std::span<const std::string> cells, char separator = ',');

}  // namespace console::admin
