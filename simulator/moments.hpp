// Points in time as people write them in calls. Pure, any thread.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.hpp"

namespace simulator {

// "2026-11-23T07:00:00+07:00", also without seconds, and with "Z"; nothing for anything else.
std::optional<base::TimePoint> parse_moment(std::string_view text);

}  // namespace simulator
