#include "simulator/messages_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "simulator/errors.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

const char* name_of(Author author) {
  switch (author) {
    case Author::citizen:
      return "citizen";
    case Author::oa:
      return "oa";
    case Author::staff:
      return "staff";
  }
  return "oa";
}

const char* name_of(EntryStatus status) {
  switch (status) {
    case EntryStatus::sent:
      return "sent";
    case EntryStatus::received:
      return "received";
    case EntryStatus::seen:
      return "seen";
    case EntryStatus::failed:
      return "failed";
  }
  return "sent";
}

ordered_json buttons_to_json(const std::vector<Button>& buttons) {
  ordered_json list = ordered_json::array();
  for (const auto& button : buttons) {
    const auto payload = ordered_json::parse(button.payload_json, nullptr, false);
    list.push_back({{"title", button.title}, {"type", button.type}, {"payload", payload}});
  }
  return list;
}

void add_text(ordered_json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

ordered_json entry_to_json(const Entry& entry) {
  ordered_json json;
  json["seq"] = entry.seq;
  json["from"] = name_of(entry.from);
  json["kind"] = entry.kind;
  json["text"] = entry.text;
  json["buttons"] = buttons_to_json(entry.buttons);
  add_text(json, "image_url", entry.image_url);
  add_text(json, "file_url", entry.file_url);
  add_text(json, "file_name", entry.file_name);
  add_text(json, "payload", entry.payload);
  add_text(json, "quote", entry.quote_msg_id);
  if (entry.stars) json["stars"] = true;
  if (!entry.replies.empty()) json["replies"] = entry.replies;
  json["at"] = base::to_millis(entry.at);
  json["msg_id"] = entry.msg_id;
  json["status"] = name_of(entry.status);
  if (entry.status == EntryStatus::failed) {
    json["error"] = entry.error;
    json["reason"] = reason_in_vietnamese(entry.error);
  }
  return json;
}

bool is_wanted(const Entry& entry, const Wanted& wanted) {
  return entry.seq > wanted.after && entry.revision > wanted.since;
}

}  // namespace

bool has_news(const Person& person, const Wanted& wanted) {
  const bool began_anew = person.last_seq < wanted.after || person.revision < wanted.since;
  return began_anew || (person.last_seq > wanted.after && person.revision > wanted.since);
}

ordered_json messages_to_json(const Person& person, const Wanted& wanted) {
  ordered_json list = ordered_json::array();
  for (const auto& entry : person.entries) {
    if (is_wanted(entry, wanted)) list.push_back(entry_to_json(entry));
  }
  return {{"messages", list}, {"last", person.last_seq}, {"revision", person.revision}};
}

ordered_json person_to_json(const Person& person) {
  ordered_json json;
  json["user_id"] = person.user_id;
  json["name"] = person.name;
  json["phone"] = person.phone;
  json["followed"] = person.followed;
  json["blocked"] = person.blocked;
  json["refusal"] = person.refusal;
  json["last_interaction"] =
      person.last_interaction ? base::to_millis(*person.last_interaction) : 0;
  json["last"] = person.last_seq;
  json["revision"] = person.revision;
  json["unseen"] = std::count_if(person.entries.begin(), person.entries.end(), [](const Entry& e) {
    return e.from != Author::citizen && e.status == EntryStatus::received;
  });
  return json;
}

}  // namespace simulator
