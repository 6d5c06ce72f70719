// A consultation message as the account sent it, read and checked by the platform's rules (platform
// reference section 3). Anything the rules do not allow becomes a refusal with the platform's
// number. Pure, any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "simulator/faults.hpp"
#include "simulator/person.hpp"

namespace simulator {

struct Outgoing {
  std::string kind{};  // "text" "image" "gif" "sticker" "file" "request_info" "list" "template"
  std::string text{};
  std::string subtitle{};
  std::string quote_msg_id{};
  std::string url{};            // of a picture that lies elsewhere
  std::string attachment_id{};  // of an upload, or a sticker's number
  std::vector<Button> buttons{};
  bool stars = false;  // this and the rest: of templates, as of Entry
  std::vector<std::string> replies{};
  std::string tracking_id{};
};

struct Refusal {
  int code = 0;
  std::string message{};  // "" means the number's usual text
};

using ReadMessage = std::variant<Outgoing, Refusal>;

// message: the "message" object of POST /v3.0/oa/message/cs.
ReadMessage read_outgoing(const nlohmann::ordered_json& message, const PlatformSwitches& rules);

}  // namespace simulator
