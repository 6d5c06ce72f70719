// From the body of a webhook call to a typed event. Both functions are total: any bytes give an
// answer. Call them only on bodies whose signature was verified. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "zalo-api/incoming.hpp"

namespace zalo {

// What the door needs to store a body once and in the right person's order.
struct Envelope {
  bool readable = false;
  std::string event_name{};
  std::string msg_id{};
  std::string citizen_id{};  // "" when the event names no person, or is not for our account
  std::optional<base::TimePoint> at{};
  // Same event, same key, however often it is delivered. event_name and msg_id where the msg_id
  // names the event itself (messages); the SHA-256 of the body for everything else, because a
  // second reaction to, or rating of, the same message is a new event with the same msg_id.
  std::string dedupe_key{};
};

// oa_id: the configured account. Bodies above limits::event_bytes_max are not read, only hashed.
Envelope peek(std::string_view body, std::string_view oa_id);

// Who is the citizen is decided by comparing ids with oa_id, not by the event's name. An event of
// another account is NotOurs; an unknown name is Unknown; what is no JSON object is Unreadable.
Incoming decode(std::string_view body, std::string_view oa_id);

}  // namespace zalo
