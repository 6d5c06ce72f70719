// Files that a citizen sends: kept as assets, described in the event's attachment. One thread at a
// time.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "simulator/phone.hpp"

namespace simulator {

struct Described {
  Entry entry{};  // what the phone shows, without id and time
  std::string event_name{};
};

// Fills the event's "message" (all but msg_id) and describes the line on the phone.
// An Error names what is missing or too large.
base::Result<Described> describe(Platform& platform,
                                 const PhoneMessage& message,
                                 nlohmann::ordered_json& event_message,
                                 base::TimePoint now);

}  // namespace simulator
