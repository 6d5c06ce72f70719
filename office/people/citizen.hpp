// Who writes to us, and whether a message can reach them now. Plain data, any thread.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"

namespace people {

struct Citizen {
  std::string id{};          // ours, "c_91"; may stand in logs
  std::string channel_id{};  // the platform's
  std::string display_name{};
  bool followed = false;
  std::optional<base::TimePoint> last_interaction{};
  std::optional<base::TimePoint> unreachable_since{};  // the platform said so
};

enum class Reach {
  open,    // an ordinary message arrives
  closed,  // the window has passed: only a paid template arrives
  gone,    // refused by the platform: only the phone is left
  unknown  // never wrote
};

// window: how long after the last interaction the platform lets us write (a setting: its rules
// change). A new interaction after the platform's refusal proves the person reachable again.
Reach reach(const Citizen& citizen, base::TimePoint now, base::Duration window);

}  // namespace people
