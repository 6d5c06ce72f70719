// How a message, a photo to fetch and a profile to look up are written into the Outbox, and read
// from it again by the sender. Plain functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "bot/scene.hpp"
#include "storage/errand.hpp"
#include "templates/engine/message.hpp"
#include "zalo-api/message.hpp"

namespace bot {

inline constexpr std::string_view message_kind = "message";
inline constexpr std::string_view fetch_kind = "fetch";

struct Spoken {
  templates::Message message{};
  std::string flow{};  // for the payloads of its buttons
  std::string step{};
  std::string why{};  // templates said, for "Vì sao?" in the console
};

// A reply of the bot: may be repeated once when its fate is unknown, useless after a day.
storage::Errand message_errand(const Scene& scene, const Spoken& spoken, std::string dedupe_key);

struct Fetch {
  std::int64_t attachment = 0;
  std::string url{};
};

storage::Errand fetch_errand(const Scene& scene, const Fetch& fetch);

// An error when the row was not written by this program.
base::Result<zalo::Outgoing> read_message(std::string_view body);
base::Result<Fetch> read_fetch(std::string_view body);

}  // namespace bot
