// Inside event.cpp only: a parsed body with what every reader of it needs, and the readers. All of
// them are total: a missing or odd field leaves its place empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zalo-api/incoming.hpp"

namespace zalo {

struct Parties {
  bool ours = true;    // false: the body names an account, and it is not ours
  bool by_oa = false;  // the account is the sender
  std::string citizen_id{};
};

struct Parts {
  const nlohmann::json& body;
  const nlohmann::json& message;
  std::string_view name{};
  Parties parties{};
};

struct MessageName {
  std::string_view kind{};  // "text" of "user_send_text"
  bool group = false;
  bool anonymous = false;
};

// Nothing when the event is no message.
std::optional<MessageName> message_name(std::string_view event_name);

Parties parties_of(const nlohmann::json& body, std::string_view oa_id);

// The payload of each attachment of a message, however it is wrapped.
std::vector<const nlohmann::json*> payloads_of(const nlohmann::json& message);
std::vector<Media> media_of(const nlohmann::json& message);

// kind: "text", "image", …; nothing when it is no kind of content.
std::optional<What> read_content(std::string_view kind, const nlohmann::json& message);

// Everything but content and messages of groups and strangers; Unknown for a name not known.
What read_notice(const Parts& parts);

}  // namespace zalo
