// What changes in the office from a day on, laid over the catalogue's files: units that come and
// end, hours of a unit, who leads a branch. Plain data and pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "office/catalog/calendar.hpp"
#include "office/catalog/entries.hpp"

namespace catalog {

// As it is kept: in words.
struct ChangeText {
  std::string what{};     // added, ended, hours, contact, lead
  std::string subject{};  // "unit/ct-x31510", "branch/4"
  std::string day{};      // "2026-12-01"
  std::string entry{};    // JSON
};

struct UnitEnded {
  std::string unit{};
  Day day{};  // the first on which it is no more
  std::vector<std::string> successors{};
  bool takes_along = false;  // open cases and accounts go to the one successor
};

struct UnitHours {
  std::string unit{};
  Day day{};
  std::vector<Period> periods{};  // empty: the common ones again
};

struct LeadNamed {
  int branch = 0;
  std::string unit{};
  Day day{};
};

// Whom staff call there. Not part of a Catalog, which citizens' words are looked up in.
struct UnitContact {
  std::string unit{};
  Day day{};
  std::string person{};
  std::string phone{};
  std::string address{};
};

// A Unit: it is added on its valid_from.
using Change = std::variant<Unit, UnitEnded, UnitHours, LeadNamed, UnitContact>;

// Errc::invalid names the mistake.
base::Result<Change> read_change(const ChangeText& text);

// "2026-12-01" of a day, and back; nothing when it is no date.
std::string day_text(Day day);
std::optional<Day> day_from(std::string_view text);
Day day_before(Day day);

}  // namespace catalog
