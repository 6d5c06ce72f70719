// What Zalo's answer to one message means for its round: everybody would meet it (an empty quota, a
// template that is not approved), this person another day, or only this way is closed. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace bot {

struct Obstacle {
  std::string stops{};                     // Vietnamese; why the whole round must stop, or ""
  bool of_template = false;                // … for the template itself
  std::optional<base::TimePoint> later{};  // this person may be written to again then
  bool another_way = false;                // the window closed between our look and the call
};

// errand: its kind in the Outbox. why: as the sender wrote it down, "busy -211".
Obstacle obstacle_in(std::string_view errand, std::string_view why, base::TimePoint now);

}  // namespace bot
