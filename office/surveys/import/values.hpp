// Single cells of a list: telephones, accounts, days, yes and no. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/catalog/calendar.hpp"

namespace surveys {

// Without blanks around, composed, without what cannot be seen.
std::string clean_cell(std::string_view cell);

// A mobile number as Zalo wants it, "84912345678": from 0…, +84…, 84…, from 9 digits that lost
// their nought, and from 9.12345678E+08. Nothing: no mobile number.
std::optional<std::string> phone_84(std::string_view cell);

// Zalo's id of a person, a number of its own; nothing for one a spreadsheet has rounded
// ("1.23E+18"), for a telephone and for words ("không").
std::optional<std::string> zalo_id_in(std::string_view cell);

// How a column writes its days. A day before a month, unless most of the cells that tell can only
// be read the other way round.
enum class DayOrder { day_first, month_first };

struct DayCount {
  std::size_t of_itself = 0;         // 2026-11-25 and real dates of a workbook
  std::size_t only_day_first = 0;    // 25/11/2026
  std::size_t only_month_first = 0;  // 11/25/2026

  DayOrder order() const {
    return only_month_first > only_day_first + of_itself ? DayOrder::month_first
                                                         : DayOrder::day_first;
  }

  // Some cannot be read in this order; others beside them may be read the wrong way.
  bool mixed() const {
    return (order() == DayOrder::day_first ? only_month_first : only_day_first) > 0;
  }
};

void count_day(std::string_view cell, DayCount& count);

// 25/11/2026, 25-11-26, 25.11.2026, 2026-11-25, the number of a spreadsheet (46351), each with a
// time behind it. Between 2000 and 2099.
std::optional<catalog::Day> day_in(std::string_view cell, DayOrder order);

// "có", "đồng ý", "x", "1", "yes", "TRUE" and their opposites; nothing for anything else or "".
std::optional<bool> yes_in(std::string_view cell);

// The same of what says itself, whatever stands above it: "đồng ý", "không đồng ý"; not "x".
std::optional<bool> agreed_in(std::string_view cell);

}  // namespace surveys
