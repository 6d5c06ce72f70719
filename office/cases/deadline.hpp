// When something is due, and why. The lengths are dated data (deadlines.jsonc), the days come from
// the calendar. Pure functions over immutable data, any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/cases/case.hpp"
#include "office/catalog/calendar.hpp"
#include "office/catalog/catalog.hpp"

namespace cases {

struct DeadlineRules {  // working days unless said
  catalog::Day from{};
  int forward_hard = 5;
  int forward_target = 2;
  int answer = 15;
  int urgent = 1;
  int extension_max = 30;
  int publish = 5;
  int supplement_days = 10;  // calendar days
  bool received_late = true;
};

class DeadlineBook {
 public:
  static base::Result<DeadlineBook> load(const std::filesystem::path& file);
  static base::Result<DeadlineBook> read(std::string_view jsonc);
  // Those in force on the day of receipt; the first ones for anything before them.
  const DeadlineRules& on(catalog::Day date) const;

 private:
  std::vector<DeadlineRules> rules_{DeadlineRules{}};
};

// All that decide() may know about the office.
struct Rules {
  const catalog::Catalog& catalog;
  const DeadlineBook& deadlines;
};

// Sets forward_target, forward_due, answer_due, how_due and what they were counted from, as of a
// receipt at that time. An anonymous report has no deadlines (docs/domain.md 1.7).
void set_deadlines(Case& held, const Rules& rules, base::TimePoint received);

// The clock stops, and goes on with as many working days as were left.
void pause(Case& held, base::TimePoint now);
void resume(Case& held, const Rules& rules, base::TimePoint now);

// The same deadline with the present calendar; false when that is the one it was counted with.
bool recount(Case& held, const Rules& rules);

// Working days since the answer was due; 0 when it is not late, paused or owed at all.
int days_late(const Case& held, const Rules& rules, base::TimePoint now);

}  // namespace cases
