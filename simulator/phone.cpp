#include "simulator/phone.hpp"

#include <nlohmann/json.hpp>

#include "simulator/ids.hpp"
#include "simulator/phone_media.hpp"
#include "simulator/publish.hpp"
#include "simulator/sending.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

constexpr base::Duration at_once{0};
constexpr std::size_t receipt_ids_max = 100;  // ids in one user_seen_message

std::string deliver(Platform& platform,
                    Person& person,
                    Described described,
                    ordered_json event_message,
                    base::TimePoint now) {
  Entry& entry = described.entry;
  entry.from = Author::citizen;
  entry.at = now;
  entry.msg_id = new_message_id(platform.rng);
  event_message["msg_id"] = entry.msg_id;
  if (!entry.quote_msg_id.empty()) event_message["quote_msg_id"] = entry.quote_msg_id;
  std::string msg_id = entry.msg_id;
  interact(person, now);
  show(person, std::move(entry));
  publish(platform,
          event_writer(platform).from_citizen(person, described.event_name, event_message, now),
          at_once,
          now);
  return msg_id;
}

base::Result<std::string> react(Platform& platform,
                                Person& person,
                                const PhoneMessage& message,
                                base::TimePoint now) {
  const Entry* target = find_entry(person, message.quote);
  if (!target || message.quote.empty()) {
    return base::Error{base::Errc::not_found, "quote must be the msg_id of a shown message"};
  }
  const std::string icon = message.text.empty() ? "/-strong" : message.text;
  const std::string msg_id = target->msg_id;
  Entry entry;
  entry.from = Author::citizen;
  entry.kind = "reaction";
  entry.text = icon;
  entry.quote_msg_id = msg_id;
  entry.at = now;
  show(person, std::move(entry));
  const auto event = event_writer(platform).from_citizen(
      person, "user_reacted_message", {{"msg_id", msg_id}, {"react_icon", icon}}, now);
  publish(platform, event, at_once, now);
  return msg_id;
}

base::Result<std::string> submit_info(Platform& platform,
                                      Person& person,
                                      const PhoneMessage& message,
                                      base::TimePoint now) {
  SharedInfo info = message.info;
  if (info.name.empty()) info.name = person.name;
  info.phone = normal_phone(info.phone.empty() ? person.phone : info.phone);
  if (info.phone.empty()) info.phone = "84912345678";
  person.shared = info;
  person.phone = info.phone;
  interact(person, now);
  Entry entry;
  entry.from = Author::citizen;
  entry.kind = "submit_info";
  entry.text = info.name + "\n" + info.phone;
  entry.at = now;
  show(person, std::move(entry));
  const auto& shape = platform.faults.platform.info_shape;
  publish(platform, event_writer(platform).info_shared(person, shape, now), at_once, now);
  return std::string{};  // the event has no message id
}

}  // namespace

void follow(Platform& platform, Person& person, base::TimePoint now) {
  person.followed = true;
  person.left = false;
  person.last_interaction = now;  // opens the window, yet is no message
  publish(platform, event_writer(platform).follow(person, true, now), at_once, now);
}

void unfollow(Platform& platform, Person& person, base::TimePoint now) {
  person.followed = false;
  person.left = true;
  publish(platform, event_writer(platform).follow(person, false, now), at_once, now);
}

void open_chat(Platform& platform, Person& person, base::TimePoint now) {
  interact(person, now);
  publish(platform, event_writer(platform).chat_opened(person, now), at_once, now);
}

base::Result<std::string> send_from_phone(Platform& platform,
                                          Person& person,
                                          const PhoneMessage& message,
                                          base::TimePoint now) {
  if (message.kind == "reaction") return react(platform, person, message, now);
  if (message.kind == "submit_info") return submit_info(platform, person, message, now);
  ordered_json event_message = ordered_json::object();
  auto described = describe(platform, message, event_message, now);
  if (!described) return described.error();
  described->entry.quote_msg_id = message.quote;
  return deliver(platform, person, std::move(*described), std::move(event_message), now);
}

base::Result<std::string> press(Platform& platform,
                                Person& person,
                                const Press& press,
                                base::TimePoint now) {
  if (press.payload.empty()) return base::Error{base::Errc::invalid, "payload must not be empty"};
  if (press.type != "oa.query.show" && press.type != "oa.query.hide") {
    return base::Error{base::Errc::invalid, "type must be oa.query.show or oa.query.hide"};
  }
  ordered_json event_message;
  event_message["text"] = press.payload;
  Described described;
  described.event_name = "user_send_text";
  described.entry.kind = "text";
  described.entry.text = press.title.empty() ? press.payload : press.title;
  described.entry.payload = press.payload;
  if (press.type == "oa.query.show") {
    return deliver(platform, person, std::move(described), std::move(event_message), now);
  }
  interact(person, now);
  const auto msg_id = new_message_id(platform.rng);
  event_message["msg_id"] = msg_id;
  const auto event =
      event_writer(platform).from_citizen(person, described.event_name, event_message, now);
  publish(platform, event, at_once, now);
  return msg_id;
}

base::Result<std::string> staff_says(Platform& platform,
                                     Person& person,
                                     std::string_view text,
                                     base::TimePoint now) {
  if (text.empty()) return base::Error{base::Errc::invalid, "text must not be empty"};
  Entry entry;
  entry.from = Author::staff;
  entry.kind = "text";
  entry.text = text;
  entry.status = EntryStatus::received;
  entry.at = now;
  entry.msg_id = new_message_id(platform.rng);
  const Entry& shown = show(person, std::move(entry));
  const auto admin_id = lasting_user_id(platform.settings.oa_id + "/admin");
  publish_echo(platform, person, shown, admin_id, now);
  return shown.msg_id;
}

int look(Platform& platform, Person& person, base::TimePoint now) {
  std::vector<std::string> seen;
  for (auto it = person.entries.rbegin(); it != person.entries.rend(); ++it) {
    const bool arrived = it->from != Author::citizen && it->status == EntryStatus::received;
    if (arrived && seen.size() < receipt_ids_max) seen.push_back(it->msg_id);
  }
  ordered_json ids = ordered_json::array();
  for (auto id = seen.rbegin(); id != seen.rend(); ++id) {
    advance_status(person, *id, EntryStatus::seen);
    const Entry* entry = find_entry(person, *id);
    if (entry && entry->from == Author::oa) ids.push_back(*id);  // only to the app that sent it
  }
  if (!ids.empty() && platform.faults.receipts.enabled) {
    const auto event = event_writer(platform).from_account(
        person, "user_seen_message", {{"msg_ids", ids}}, "", now);
    publish(platform, event, base::Duration{platform.faults.receipts.delay_ms}, now);
  }
  return static_cast<int>(seen.size());
}

}  // namespace simulator
