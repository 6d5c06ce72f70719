// What can happen to a conversation. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/value.hpp"

namespace flows {

struct Started {  // somebody else begins a flow: a survey round, an officer
  std::string flow{};
  base::Values with{};
};

struct TextReceived {
  std::string text{};
};

struct ChoicePressed {  // a press on an old message names its old step
  std::string flow{};
  std::string step{};
  std::string choice{};
};

enum class Media { photo, file, voice, video, sticker, location, card, link, call };

struct MediaReceived {
  Media media{};
  std::string attachment{};  // its id in the storage; "" when there is nothing to keep
  std::string text{};        // caption, name of the card, address of the link
};

struct PhoneShared {
  std::string phone{};
};

struct Followed {};

struct Unfollowed {};

struct StaffSpoke {};  // a person answered in Zalo's own tool

struct StaffTook {  // an officer took the conversation
  std::string name{};
};

struct StaffHandedBack {};

struct FetchFailed {  // a photo or file could not be fetched from Zalo
  std::string attachment{};
  std::string why{};
};

struct TimeCame {
  std::string timer{};  // "settle", "remind", "stop", "staff_silence", "draft", "calm"
  std::int64_t wait = 0;
};

struct DeedDone {  // answers an action Do, in the same turn
  bool ok = true;
  base::Values facts{};
};

using Event = std::variant<Started,
                           TextReceived,
                           ChoicePressed,
                           MediaReceived,
                           PhoneShared,
                           Followed,
                           Unfollowed,
                           StaffSpoke,
                           StaffTook,
                           StaffHandedBack,
                           FetchFailed,
                           TimeCame,
                           DeedDone>;

}  // namespace flows
