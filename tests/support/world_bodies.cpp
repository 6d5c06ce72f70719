// What Zalo writes to the webhook, as in tests/samples/zalo.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "tests/support/world.hpp"

namespace support {

using nlohmann::ordered_json;

namespace {

std::string stamp(base::TimePoint now) {
  return std::to_string(base::to_millis(now));
}

}  // namespace

std::string World::message_body(std::string_view event,
                                std::string_view citizen,
                                std::string message) {
  return base::to_text({{"app_id", config.zalo.app_id},
                        {"event_name", event},
                        {"sender", {{"id", citizen}}},
                        {"recipient", {{"id", config.zalo.oa_id}}},
                        {"message", *base::parse_json(message)},
                        {"timestamp", stamp(clock.now())}});
}

std::string World::text_body(std::string_view citizen, std::string_view text) {
  const ordered_json message{{"msg_id", fmt::format("in{}", ++serial_)}, {"text", text}};
  return message_body("user_send_text", citizen, base::to_text(message));
}

std::string World::photo_body(std::string_view citizen, const std::vector<std::string>& urls) {
  ordered_json attachments = ordered_json::array();
  for (const auto& url : urls) {
    attachments.push_back({{"type", "image"}, {"payload", {{"url", url}}}});
  }
  const ordered_json message{{"msg_id", fmt::format("in{}", ++serial_)},
                             {"attachments", attachments}};
  return message_body("user_send_image", citizen, base::to_text(message));
}

std::string World::sticker_body(std::string_view citizen) {
  const ordered_json message{{"msg_id", fmt::format("in{}", ++serial_)},
                             {"attachments", {{{"type", "sticker"}, {"payload", {{"id", "1"}}}}}}};
  return message_body("user_send_sticker", citizen, base::to_text(message));
}

std::string World::follow_body(std::string_view citizen, std::string_view event) {
  return base::to_text({{"app_id", config.zalo.app_id},
                        {"event_name", event},
                        {"oa_id", config.zalo.oa_id},
                        {"follower", {{"id", citizen}}},
                        {"timestamp", stamp(clock.now())}});
}

std::string World::echo_body(std::string_view admin, const Sighting& shown) {
  ordered_json sender{{"id", config.zalo.oa_id}};
  if (!admin.empty()) sender["admin_id"] = admin;
  return base::to_text({{"app_id", config.zalo.app_id},
                        {"event_name", "oa_send_text"},
                        {"sender", sender},
                        {"recipient", {{"id", shown.citizen}}},
                        {"message", {{"msg_id", shown.message_id}, {"text", shown.text}}},
                        {"timestamp", stamp(clock.now())}});
}

std::string World::rating_body(std::string_view message, int stars, std::string_view note) {
  const bool marked = message.starts_with("ks-");
  return base::to_text({{"event_name", "user_feedback"},
                        {"message",
                         {{"rating_type", "csat"},
                          {"option", "five_emotions"},
                          {"note", note},
                          {"rate", stars},
                          {"submit_time", stamp(clock.now())},
                          {"msg_id", marked ? "" : message},
                          {"feedbacks", ordered_json::array()},
                          {"tracking_id", marked ? message : ""}}},
                        {"app_id", config.zalo.app_id},
                        {"oa_id", config.zalo.oa_id},
                        {"timestamp", stamp(clock.now())}});
}

std::string World::press_body(std::string_view msg_id,
                              std::string_view label,
                              std::string_view tracking) {
  return base::to_text({{"event_name", "user_click_response_button"},
                        {"msg_id", msg_id},
                        {"message",
                         {{"submit_time", stamp(clock.now())},
                          {"button_type", "response"},
                          {"data", label},
                          {"tracking_id", tracking}}},
                        {"app_id", config.zalo.app_id},
                        {"oa_id", config.zalo.oa_id},
                        {"timestamp", stamp(clock.now())}});
}

std::string World::put_photo() {
  std::string url = fmt::format("http://127.0.0.1:9/photo/{}.jpg", ++serial_);
  zalo.put_file(url, fmt::format("\xFF\xD8\xFF photo {}", serial_));
  return url;
}

}  // namespace support
