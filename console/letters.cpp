#include "console/letters.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "console/limits.hpp"
#include "console/numbers.hpp"

namespace console {

std::string client_key(Body& body, const Visit& visit) {
  const auto id = body.text("client_id", {1, limits::client_id_max});
  const bool plain = std::all_of(id.begin(), id.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  });
  if (!plain) body.wrong("client_id", "Chỉ gồm chữ không dấu, số, \"-\" và \"_\".");
  return "console/" + std::to_string(visit.me().id.value) + "/" + id;
}

storage::MessageId message_id(Body& body, const std::string& name) {
  const auto text = body.text(name, {1, 20});
  const auto id = number_in(text);
  if (!id) body.wrong(name, "Phải là mã của một tin.");
  return {id.value_or(0)};
}

RawAnswer not_yours(storage::Tx& tx, const Conversation& conversation) {
  nlohmann::ordered_json more;
  if (conversation.held()) more["holder"] = name_behind(tx, conversation.open->by);
  return problem("not_owner", more);
}

RawAnswer window_closed(const Visit& visit, const storage::Citizen& citizen) {
  const auto window = window_json(visit, citizen);
  return problem(window["code"] == "W4" ? "unreachable" : "window_closed", {{"window", window}});
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

}  // namespace console
