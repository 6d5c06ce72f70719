#include "simulator/events.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/fields.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

std::string millis_text(base::TimePoint time) {
  return std::to_string(base::to_millis(time));
}

std::string with_escaped_slashes(const std::string& json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {  // a slash can stand in JSON only inside a string
    if (c == '/') text += '\\';
    text += c;
  }
  return text;
}

std::string bytes_of(const ordered_json& json, Escape escape) {
  switch (escape) {
    case Escape::none:
      return base::to_text(json);
    case Escape::unicode:
      return json.dump(-1, ' ', true, ordered_json::error_handler_t::replace);
    case Escape::slashes:
      return with_escaped_slashes(base::to_text(json));
  }
  return base::to_text(json);
}

ordered_json info_2026(const SharedInfo& info) {
  return {{"name", info.name},
          {"phone", info.phone},
          {"user_dob", ""},
          {"gender", ""},
          {"full_address",
           {{"user_city", info.city}, {"user_ward", info.ward}, {"user_address", info.address}}}};
}

ordered_json info_2024(const SharedInfo& info) {
  return {{"name", info.name},
          {"phone", info.phone},
          {"address", info.address},
          {"city", info.city},
          {"district", ""},
          {"ward", info.ward}};
}

}  // namespace

Event EventWriter::finish(ordered_json body, base::TimePoint now) const {
  Event event;
  event.timestamp = millis_text(now);
  body["timestamp"] = event.timestamp;
  event.name = text_at(body, "event_name");
  event.msg_id = text_at(part_at(body, "message"), "msg_id");
  event.body = bytes_of(body, escape_);
  return event;
}

Event EventWriter::from_citizen(const Person& person,
                                std::string_view name,
                                const ordered_json& message,
                                base::TimePoint now) const {
  ordered_json body;
  body["app_id"] = settings_.app_id;
  body["sender"] = {{"id", person.user_id}};
  body["user_id_by_app"] = person.user_id_by_app;
  body["recipient"] = {{"id", settings_.oa_id}};
  body["event_name"] = name;
  body["message"] = message;
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  return event;
}

Event EventWriter::from_account(const Person& person,
                                std::string_view name,
                                const ordered_json& message,
                                std::string_view admin_id,
                                base::TimePoint now) const {
  ordered_json body;
  body["app_id"] = settings_.app_id;
  body["sender"] = {{"id", settings_.oa_id}};
  if (!admin_id.empty()) body["sender"]["admin_id"] = admin_id;
  body["recipient"] = {{"id", person.user_id}};
  body["user_id_by_app"] = person.user_id_by_app;
  body["event_name"] = name;
  body["message"] = message;
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  return event;
}

Event EventWriter::info_shared(const Person& person,
                               std::string_view shape,
                               base::TimePoint now) const {
  const SharedInfo info = person.shared.value_or(SharedInfo{});
  ordered_json body;
  body["app_id"] = settings_.app_id;
  body["sender"] = {{"id", person.user_id}};
  body["user_id_by_app"] = person.user_id_by_app;
  body["recipient"] = {{"id", settings_.oa_id}};
  body["event_name"] = "user_submit_info";
  body["info"] = shape == "2024" ? info_2024(info) : info_2026(info);
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  return event;
}

Event EventWriter::follow(const Person& person, bool followed, base::TimePoint now) const {
  ordered_json body;
  body["oa_id"] = settings_.oa_id;
  body["follower"] = {{"id", person.user_id}};
  body["user_id_by_app"] = person.user_id_by_app;
  body["event_name"] = followed ? "follow" : "unfollow";
  if (followed) body["source"] = "oa_profile";  // may be missing on unfollow
  body["app_id"] = settings_.app_id;
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  return event;
}

Event EventWriter::chat_opened(const Person& person, base::TimePoint now) const {
  ordered_json body;
  body["event_name"] = "user_click_chatnow";
  body["oa_id"] = settings_.oa_id;
  body["user_id"] = person.user_id;
  body["user_id_by_app"] = person.user_id_by_app;
  body["app_id"] = settings_.app_id;
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  return event;
}

Event EventWriter::template_arrived(const Person& person,
                                    std::string_view msg_id,
                                    std::string_view tracking_id,
                                    base::TimePoint now) const {
  ordered_json body;
  body["event_name"] = "user_received_message";
  body["sender"] = {{"id", settings_.oa_id}};
  body["recipient"] = {{"id", person.phone}};
  body["message"] = {
      {"delivery_time", millis_text(now)}, {"msg_id", msg_id}, {"tracking_id", tracking_id}};
  body["app_id"] = settings_.app_id;
  Event event = finish(std::move(body), now);
  event.person = person.user_id;
  event.from_templates = true;
  return event;
}

Event EventWriter::feedback(const Entry& rated,
                            int rate,
                            std::string_view note,
                            base::TimePoint now) const {
  ordered_json body;
  body["event_name"] = "user_feedback";
  body["message"] = {{"rating_type", "csat"},
                     {"option", "five_emotions"},
                     {"note", note},
                     {"rate", rate},
                     {"submit_time", millis_text(now)},
                     {"msg_id", rated.msg_id},
                     {"feedbacks", ordered_json::array()}};
  if (!rated.tracking_id.empty()) body["message"]["tracking_id"] = rated.tracking_id;
  return of_template(std::move(body), rated, now);
}

Event EventWriter::quick_reply(const Entry& replied,
                               std::string_view label,
                               base::TimePoint now) const {
  ordered_json body;
  body["event_name"] = "user_click_response_button";
  body["msg_id"] = replied.msg_id;
  body["message"] = {
      {"submit_time", millis_text(now)}, {"button_type", "response"}, {"data", label}};
  if (!replied.tracking_id.empty()) body["message"]["tracking_id"] = replied.tracking_id;
  return of_template(std::move(body), replied, now);
}

Event EventWriter::of_template(ordered_json body, const Entry& entry, base::TimePoint now) const {
  body["app_id"] = settings_.app_id;
  body["oa_id"] = settings_.oa_id;
  Event event = finish(std::move(body), now);
  event.msg_id = entry.msg_id;
  event.from_templates = true;
  return event;
}

}  // namespace simulator
