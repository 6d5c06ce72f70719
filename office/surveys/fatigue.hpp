// Nobody is asked again and again: one cap across all rounds. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/clock.hpp"
#include "office/catalog/calendar.hpp"

namespace surveys {

struct FatigueCap {       // of the office (fatigue_book.hpp); 0: no such cap
  int days_between = 90;  // asked on day d: free again on day d + 90
  int per_year = 4;       // in any 365 days
};

// At most so many invitations in so many days, however they fall; nothing: as many as one likes.
std::optional<int> most_within(const FatigueCap& cap, int days);

enum class Fatigue { rested, asked_lately, asked_often };
std::string_view fatigue_code(Fatigue fatigue);

struct Rest {
  Fatigue fatigue = Fatigue::rested;
  catalog::Day free_from{};  // the day asked about when rested
};

// asked: when invitations of any round went to this person, in any order; reminders are not
// counted. Days are Viet Nam's. What lies after `on` counts as well: a round that is planned.
Rest rest_of(std::span<const base::TimePoint> asked, const FatigueCap& cap, catalog::Day on);

}  // namespace surveys
