// What Zalo tells us about one person besides that person's messages: follows, forms, receipts,
// reactions, and the echo of every message the account sends. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "zalo-api/content.hpp"

namespace zalo {

struct Followed {
  std::string source{};  // "oa_profile", "message_invite", "social_plugin", …
};

struct Unfollowed {};

struct ChatOpened {};  // first press on "Nhắn tin"; opens the window for messages

struct Withdrawn {};  // user_withdraw: the person's data must be deleted

// What a citizen filled into our request_user_info card; both generations of the form.
struct InfoSubmitted {
  std::string name{};
  std::string phone{};       // "84…"
  std::string birth_date{};  // "30/10/1999"
  std::string gender{};      // "Nam", "Nữ"
  std::string address{};
  std::string ward{};
  std::string district{};  // only the generation before 2026
  std::string city{};
};

// A message from the account to a person, ours or not.
struct Echo {
  std::string kind{};      // "text", "image", "template", …
  std::string admin_id{};  // not empty: a member of staff wrote it in Zalo's own tool
  std::string text{};
  std::string quote_msg_id{};
  std::vector<Media> attachments{};
};

struct Received {
  std::vector<std::string> msg_ids{};
  std::string tracking_id{};  // templates by phone
  std::string phone{};        // templates by phone: number or its SHA-256; then citizen_id is ""
  std::optional<base::TimePoint> delivered_at{};
};

struct Seen {
  std::vector<std::string> msg_ids{};
};

struct Reacted {
  std::string icon{};  // "/-strong"; the message is Incoming::msg_id
  bool by_oa = false;
};

struct AnonymousSent {
  std::string conversation_id{};
  std::string kind{};
  std::string text{};
  std::vector<Media> attachments{};
  bool by_oa = false;
};

}  // namespace zalo
