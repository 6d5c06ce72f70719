// On which days a round sends, and on which days the rounds of a series begin. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/surveys/schedule.hpp"

namespace surveys {

struct DayState {
  Wait closed = Wait::nothing;  // nothing: a day on which messages leave
  std::string name{};           // of a holiday
};

DayState day_state(const SendingRules& rules, const catalog::Calendar& calendar, catalog::Day day);

// Part of the days off around Tết: a holiday of that name, or days off joined to one.
bool in_tet_break(const catalog::Calendar& calendar, catalog::Day day);

enum class Repeat { once, weekly, monthly, quarterly };
std::string_view repeat_code(Repeat repeat);
std::optional<Repeat> repeat_from(std::string_view code);

// The first start later than `after` of a series that began on `first`: the same weekday, or the
// same day of the month; the 31st is the last day of a shorter month, and the 31st again in the
// next. Nothing for once when it has been.
std::optional<catalog::Day> next_start(catalog::Day first, Repeat repeat, catalog::Day after);

struct ProposedStart {
  catalog::Day day{};
  bool moved = false;  // `wanted` is closed; day is the next working day on which messages leave
  DayState why{};
};

// Nothing when no such day comes within start_search_days.
std::optional<ProposedStart> propose_start(const SendingRules& rules,
                                           const catalog::Calendar& calendar,
                                           catalog::Day wanted);

}  // namespace surveys
