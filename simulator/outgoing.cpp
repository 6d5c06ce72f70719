#include "simulator/outgoing.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/errors.hpp"
#include "simulator/fields.hpp"
#include "simulator/limits.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

Refusal invalid(const std::string& field) {
  return Refusal{oa_error::invalid_parameter, field + " is invalid!"};
}

Refusal too_long() {
  return Refusal{oa_error::exceeds_limit, ""};
}

std::optional<Refusal> check_query_payload(const ordered_json& payload) {
  if (!payload.is_string() || payload.get_ref<const std::string&>().empty())
    return invalid("payload");
  const bool long_text = code_points(payload.get<std::string>()) > limits::payload_code_points_max;
  return long_text ? std::optional{too_long()} : std::nullopt;
}

std::optional<Refusal> check_payload(std::string_view type, const ordered_json& payload) {
  if (type == "oa.query.show" || type == "oa.query.hide") return check_query_payload(payload);
  if (type == "oa.open.url") {
    return text_at(payload, "url").empty() ? std::optional{invalid("url")} : std::nullopt;
  }
  if (type == "oa.open.phone") {
    return text_at(payload, "phone_code").empty() ? std::optional{invalid("phone_code")}
                                                  : std::nullopt;
  }
  if (type == "oa.open.sms") {
    if (text_at(payload, "phone_code").empty()) return invalid("phone_code");
    const bool long_text = code_points(text_at(payload, "content")) > limits::sms_code_points_max;
    return long_text ? std::optional{too_long()} : std::nullopt;
  }
  return invalid("type");
}

std::optional<Refusal> read_buttons(const ordered_json& list, std::vector<Button>& buttons) {
  if (!list.is_array()) return std::nullopt;
  if (list.size() > limits::buttons_max) return too_long();
  for (const auto& item : list) {
    Button button{text_at(item, "title"), text_at(item, "type"), ""};
    if (button.title.empty()) return invalid("title");
    if (code_points(button.title) > limits::title_code_points_max) return too_long();
    if (auto refusal = check_payload(button.type, part_at(item, "payload"))) return refusal;
    button.payload_json = base::to_text(part_at(item, "payload"));
    buttons.push_back(std::move(button));
  }
  return std::nullopt;
}

const ordered_json& button_list(const ordered_json& payload) {
  const auto& buttons = part_at(payload, "buttons");
  return buttons.is_array() ? buttons
                            : part_at(payload, "button");  // some clients write one "button"
}

// The only element that media and request_user_info allow; null when there is not exactly one.
const ordered_json& only_element(const ordered_json& payload) {
  static const ordered_json none{};
  const auto& elements = part_at(payload, "elements");
  return elements.is_array() && elements.size() == 1 ? elements.front() : none;
}

bool has_size(const ordered_json& element) {
  return integer_at(element, "width", 0) > 0 && integer_at(element, "height", 0) > 0;
}

ReadMessage read_media(Outgoing message, const ordered_json& payload) {
  const auto& element = only_element(payload);
  message.kind = text_at(element, "media_type");
  message.url = text_at(element, "url");
  message.attachment_id = text_or_number_at(element, "attachment_id");
  static constexpr std::array<std::string_view, 3> known{"image", "gif", "sticker"};
  if (std::find(known.begin(), known.end(), message.kind) == known.end())
    return invalid("media_type");
  const bool one_source = message.url.empty() != message.attachment_id.empty();
  if (!one_source) return invalid("attachment_id");
  if (message.kind == "sticker" && message.attachment_id.empty()) return invalid("attachment_id");
  if (message.kind == "gif" && !has_size(element)) return invalid("width");
  return message;
}

ReadMessage read_info_request(Outgoing message, const ordered_json& payload) {
  const auto& element = only_element(payload);
  message.kind = "request_info";
  message.text = text_at(element, "title");
  message.subtitle = text_at(element, "subtitle");
  message.url = text_at(element, "image_url");
  if (message.text.empty()) return invalid("title");
  if (message.url.empty()) return invalid("image_url");
  const bool fits = code_points(message.text) <= limits::title_code_points_max &&
                    code_points(message.subtitle) <= limits::subtitle_code_points_max;
  if (!fits) return too_long();
  return message;
}

ReadMessage read_list(Outgoing message,
                      const ordered_json& payload,
                      const PlatformSwitches& rules) {
  if (!rules.lists) return Refusal{oa_error::kind_unsupported, ""};
  const auto& elements = part_at(payload, "elements");
  if (!elements.is_array() || elements.empty()) return invalid("elements");
  if (elements.size() > limits::list_elements_max) return too_long();
  message.kind = "list";
  message.text = text_at(elements.front(), "title");
  message.subtitle = text_at(elements.front(), "subtitle");
  message.url = text_at(elements.front(), "image_url");
  if (message.text.empty()) return invalid("title");
  if (auto refusal = read_buttons(part_at(payload, "buttons"), message.buttons)) return *refusal;
  return message;
}

ReadMessage read_buttoned_text(Outgoing message,
                               const ordered_json& payload,
                               const PlatformSwitches& rules) {
  if (!rules.buttons) return Refusal{oa_error::kind_unsupported, ""};
  if (message.text.empty()) return invalid("text");
  if (auto refusal = read_buttons(button_list(payload), message.buttons)) return *refusal;
  if (message.buttons.empty()) return invalid("buttons");
  return message;
}

ReadMessage read_template(Outgoing message,
                          const ordered_json& payload,
                          const PlatformSwitches& rules) {
  const auto type = text_at(payload, "template_type");
  if (type == "media") return read_media(std::move(message), payload);
  if (type == "request_user_info") return read_info_request(std::move(message), payload);
  if (type == "list") return read_list(std::move(message), payload, rules);
  if (type.empty()) return read_buttoned_text(std::move(message), payload, rules);
  return Refusal{oa_error::kind_unsupported, ""};
}

}  // namespace

ReadMessage read_outgoing(const ordered_json& message, const PlatformSwitches& rules) {
  if (!message.is_object()) return invalid("message");
  Outgoing read;
  read.kind = "text";
  read.text = text_at(message, "text");
  read.quote_msg_id = text_at(message, "quote_message_id");
  if (code_points(read.text) > limits::text_code_points_max) return too_long();
  const auto& attachment = part_at(message, "attachment");
  if (attachment.is_null()) {
    if (read.text.empty()) return invalid("text");
    return read;
  }
  const auto type = text_at(attachment, "type");
  const auto& payload = part_at(attachment, "payload");
  if (type == "template") return read_template(std::move(read), payload, rules);
  if (type != "file") return Refusal{oa_error::kind_unsupported, ""};
  read.kind = "file";
  read.attachment_id = text_at(payload, "token");
  if (read.attachment_id.empty()) return invalid("token");
  return read;
}

}  // namespace simulator
