// A year of the office's calendar as an administrator changes it, and what that does to deadlines
// that were promised. Pure but for reading the cases; any thread.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "console/visit.hpp"
#include "office/catalog/catalog.hpp"

namespace console::admin {

struct SpecialDay {
  std::string date{};  // "2026-11-24"
  std::string kind{};  // statutory, compensatory, swap_off, makeup_workday
  std::string name{};
};

struct CalendarYear {
  std::string version{};
  int year = 0;
  std::vector<SpecialDay> days{};
};

// The text of the calendar to go on from: the newest that was saved, else the file.
base::Result<std::string> calendar_text(storage::Tx& tx, const Visit& visit);
// That text with one year's days replaced; Errc::invalid says what is wrong with them.
base::Result<std::string> with_year(const std::string& text, const CalendarYear& year);

struct Moved {
  std::string number{};
  base::TimePoint from{};
  base::TimePoint to{};
};

struct Consequences {
  std::vector<Moved> moved{};
  std::int64_t overdue = 0;  // of them: in time now, late with the new one
};

// With the calendar of that catalogue.
Consequences consequences_of(storage::Tx& tx, const Visit& visit, const catalog::Catalog& catalog);

}  // namespace console::admin
