#include "zalo-api/message.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "zalo-api/endpoints.hpp"
#include "zalo-api/limits.hpp"
#include "zalo-api/utf8.hpp"

namespace zalo {
namespace {

using Json = nlohmann::ordered_json;

// What is wrong with a message, in words for the log; nothing when it may be sent.
using Fault = std::optional<std::string>;

bool too_long(std::string_view text, std::size_t most) {
  return count_code_points(text) > most;
}

Fault fault_of(const Button& button) {
  if (button.label.empty() || button.payload.empty()) return "a button without label or payload";
  if (too_long(button.label, limits::label_code_points_max)) return "a button's label is too long";
  if (too_long(button.payload, limits::payload_code_points_max)) {
    return "a button's payload is too long";
  }
  return {};
}

Fault fault_of(const TextMessage& message) {
  if (message.text.empty()) return "a text message without text";
  if (too_long(message.text, limits::text_code_points_max)) return "a text over 2000 characters";
  if (message.buttons.size() > limits::buttons_max) return "more than 5 buttons";
  for (const Button& button : message.buttons) {
    if (auto fault = fault_of(button)) return fault;
  }
  return {};
}

Fault fault_of(const ImageMessage& message) {
  if (message.attachment_id.empty() == message.url.empty()) {
    return "an image needs either an attachment_id or a url";
  }
  if (too_long(message.caption, limits::caption_code_points_max)) return "a caption too long";
  return {};
}

Fault fault_of(const GifMessage& message) {
  const bool complete = !message.attachment_id.empty() && message.width > 0 && message.height > 0;
  return complete ? Fault{} : Fault{"a gif needs attachment_id, width and height"};
}

Fault fault_of(const FileMessage& message) {
  return message.token.empty() ? Fault{"a file without its upload token"} : Fault{};
}

Fault fault_of(const InfoRequest& message) {
  if (message.title.empty() || message.image_url.empty()) {
    return "an information request needs title and image";
  }
  const bool fits = !too_long(message.title, limits::title_code_points_max) &&
                    !too_long(message.subtitle, limits::subtitle_code_points_max);
  return fits ? Fault{} : Fault{"an information request with too long a text"};
}

Fault fault_of(const TemplateMessage& message) {
  return message.template_id.empty() ? Fault{"a template message without its id"} : Fault{};
}

std::string_view wire_type(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::query_show:
      return "oa.query.show";
    case ButtonKind::query_hide:
      return "oa.query.hide";
    case ButtonKind::url:
      return "oa.open.url";
    case ButtonKind::phone:
      return "oa.open.phone";
  }
  return "oa.query.hide";
}

Json wire_payload(const Button& button) {
  switch (button.kind) {
    case ButtonKind::query_show:
    case ButtonKind::query_hide:
      return button.payload;
    case ButtonKind::url:
      return Json{{"url", button.payload}};
    case ButtonKind::phone:
      return Json{{"phone_code", button.payload}};
  }
  return button.payload;
}

Json attachment(Json payload) {
  return Json{{"type", "template"}, {"payload", std::move(payload)}};
}

Json one_element(std::string_view template_type, Json element) {
  return attachment(
      Json{{"template_type", template_type}, {"elements", Json::array({std::move(element)})}});
}

Json body_of(const TextMessage& message, bool with_buttons) {
  Json body{{"text", message.text}};
  if (!message.quote_msg_id.empty()) body["quote_message_id"] = message.quote_msg_id;
  if (!with_buttons || message.buttons.empty()) return body;
  Json buttons = Json::array();
  for (const Button& button : message.buttons) {
    buttons.push_back(Json{{"title", button.label},
                           {"type", wire_type(button.kind)},
                           {"payload", wire_payload(button)}});
  }
  body["attachment"] = attachment(Json{{"buttons", std::move(buttons)}});
  return body;
}

Json body_of(const ImageMessage& message, bool /*with_buttons*/) {
  Json element{{"media_type", "image"}};
  if (!message.url.empty()) element["url"] = message.url;
  if (!message.attachment_id.empty()) element["attachment_id"] = message.attachment_id;
  Json body = Json::object();
  if (!message.caption.empty()) body["text"] = message.caption;
  body["attachment"] = one_element("media", std::move(element));
  return body;
}

Json body_of(const GifMessage& message, bool /*with_buttons*/) {
  return Json{{"attachment",
               one_element("media",
                           Json{{"media_type", "gif"},
                                {"attachment_id", message.attachment_id},
                                {"width", message.width},
                                {"height", message.height}})}};
}

Json body_of(const FileMessage& message, bool /*with_buttons*/) {
  return Json{{"attachment", Json{{"type", "file"}, {"payload", Json{{"token", message.token}}}}}};
}

Json body_of(const InfoRequest& message, bool /*with_buttons*/) {
  return Json{{"attachment",
               one_element("request_user_info",
                           Json{{"title", message.title},
                                {"subtitle", message.subtitle},
                                {"image_url", message.image_url}})}};
}

Json fields_of(const TemplateFields& fields) {
  Json json = Json::object();
  for (const auto& [name, value] : fields) json[name] = value;
  return json;
}

Json body_of(const TemplateMessage& message, bool /*with_buttons*/) {
  return fields_of(message.fields);
}

base::Error invalid(std::string what) {
  return {base::Errc::invalid, std::move(what)};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

base::Result<Wire> to_wire(std::string_view user_id, const Outgoing& message, bool buttons) {
  if (user_id.empty()) return invalid("a message without its recipient");
  const Fault fault = std::visit([](const auto& kind) { return fault_of(kind); }, message);
  if (fault) return invalid(*fault);
  Json body = std::visit([&](const auto& kind) { return body_of(kind, buttons); }, message);
  if (const auto* approved = std::get_if<TemplateMessage>(&message)) {
    return Wire{path::uid_template,
                base::to_text(Json{{"user_id", user_id},
                                   {"template_id", approved->template_id},
                                   {"template_data", std::move(body)}})};
  }
  return Wire{
      path::message,
      base::to_text(Json{{"recipient", Json{{"user_id", user_id}}}, {"message", std::move(body)}})};
}

base::Result<Wire> to_wire(const PhoneTemplate& message) {
  const std::string phone = normalised_phone(message.phone);
  if (phone.empty()) return invalid("not a phone number of Viet Nam");
  if (message.template_id.empty()) return invalid("a template message without its id");
  if (message.tracking_id.size() > limits::tracking_id_max)
    return invalid("a tracking id too long");
  Json body{{"phone", phone},
            {"template_id", message.template_id},
            {"template_data", fields_of(message.fields)}};
  if (!message.tracking_id.empty()) body["tracking_id"] = message.tracking_id;
  if (message.development) body["mode"] = "development";
  return Wire{path::phone_template, base::to_text(body)};
}

std::string normalised_phone(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    const bool separator = c == ' ' || c == '.' || c == '-' || (c == '+' && digits.empty());
    if (!is_digit(c) && !separator) return {};
    if (is_digit(c)) digits += c;
  }
  if (digits.starts_with('0')) digits = "84" + digits.substr(1);
  // Country code and 9 digits of a mobile number, or 10 of a fixed line.
  const bool fits = digits.starts_with("84") && (digits.size() == 11 || digits.size() == 12);
  return fits && digits[2] != '0' ? digits : std::string{};
}

}  // namespace zalo
