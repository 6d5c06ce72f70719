// What a citizen does on the phone, and a staff member in the account's own chat tool: each deed
// changes the state and publishes the events the platform would. One thread at a time.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "simulator/platform.hpp"

namespace simulator {

struct PhoneMessage {
  // text image file voice video sticker location business_card link gif reaction submit_info
  std::string kind = "text";
  std::string text{};  // words, caption, reaction icon, name on the card
  std::string file_name{};
  std::string bytes{};              // empty: a built-in sample
  std::string latitude = "9.7845";  // strings, as in the event; default: Vị Thanh
  std::string longitude = "105.4701";
  std::string phone{};
  std::string url{};
  std::string quote{};  // the message answered, or reacted to
  SharedInfo info{};
};

void follow(Platform& platform, Person& person, base::TimePoint now);
void unfollow(Platform& platform, Person& person, base::TimePoint now);
// First press on "Nhắn tin" of the profile: opens the window without a message.
void open_chat(Platform& platform, Person& person, base::TimePoint now);

// The message's id; an Error names what is missing.
base::Result<std::string> send_from_phone(Platform& platform,
                                          Person& person,
                                          const PhoneMessage& message,
                                          base::TimePoint now);

// A press on a button with a query: arrives as the user's own text. type: "oa.query.show" or
// "oa.query.hide" (then nothing is shown). title: what the phone shows; "" shows the payload.
struct Press {
  std::string payload{};
  std::string type = "oa.query.show";
  std::string title{};
};

base::Result<std::string> press(Platform& platform,
                                Person& person,
                                const Press& press,
                                base::TimePoint now);

// A person wrote in the account's chat tool: the echo carries admin_id.
base::Result<std::string> staff_says(Platform& platform,
                                     Person& person,
                                     std::string_view text,
                                     base::TimePoint now);

// The citizen looked at the chat: marks what arrived as seen, one receipt for all of it.
// Returns how many.
int look(Platform& platform, Person& person, base::TimePoint now);

}  // namespace simulator
