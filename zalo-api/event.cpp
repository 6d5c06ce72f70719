#include "zalo-api/event.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "zalo-api/event_parts.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {
namespace {

using nlohmann::json;

base::Result<json> read_body(std::string_view body) {
  if (body.size() > limits::event_bytes_max) {
    return base::Error{base::Errc::invalid, "larger than an event may be"};
  }
  auto read = read_json(body);
  if (read && !read->is_object()) return base::Error{base::Errc::invalid, "not a JSON object"};
  return read;
}

std::string name_in(const json& body) {
  std::string name = text_at(body, "event_name");
  return name.empty() ? text_at(body, "event") : name;
}

std::string msg_id_in(const json& body) {
  const json& message = member(body, "message");
  for (const auto name : {"msg_id", "mid"}) {
    if (std::string id = text_at(message, name); !id.empty()) return id;
  }
  return text_at(body, "msg_id");
}

std::string id_of(const json& body, std::string_view party) {
  return text_at(member(body, party), "id");
}

std::string account_in(const json& body) {
  std::string account = text_at(body, "oa_id");
  return account.empty() ? text_at(body, "oaId") : account;
}

std::string person_in(const json& body) {
  for (std::string id : {id_of(body, "follower"),
                         text_at(body, "user_id"),
                         text_at(member(body, "data"), "user_id"),
                         id_of(body, "sender")}) {
    if (!id.empty()) return id;
  }
  return {};
}

// A receipt for a template sent by phone: its recipient is a phone number, not a person's id.
bool names_a_phone(const json& body, std::string_view name) {
  const json& message = member(body, "message");
  return name == "user_received_message" &&
         (message.contains("delivery_time") || message.contains("tracking_id"));
}

// An album of pictures may share one msg_id, so the place in the album is part of the key.
std::string place_in_album(const json& body) {
  const auto payloads = payloads_of(member(body, "message"));
  const std::string place =
      payloads.empty() ? std::string{} : text_at(*payloads.front(), "id_in_album");
  return place.empty() || place.size() > limits::msg_id_max ? std::string{} : ":" + place;
}

std::string dedupe_key_of(const json& body, const Envelope& envelope, std::string_view raw) {
  const bool message = message_name(envelope.event_name).has_value() &&
                       envelope.event_name.size() <= limits::msg_id_max;
  if (!message || envelope.msg_id.empty()) return "sha256:" + base::sha256_hex({raw});
  const bool fits = envelope.msg_id.size() <= limits::msg_id_max;
  const std::string id = fits ? envelope.msg_id : base::sha256_hex({envelope.msg_id});
  return envelope.event_name + ":" + id + place_in_album(body);
}

Echo echo_of(std::string_view kind, const Parts& parts) {
  return Echo{.kind = std::string{kind},
              .admin_id = text_at(member(parts.body, "sender"), "admin_id"),
              .text = text_at(parts.message, "text"),
              .quote_msg_id = text_at(parts.message, "quote_msg_id"),
              .attachments = media_of(parts.message)};
}

AnonymousSent anonymous_of(std::string_view kind, const Parts& parts) {
  return AnonymousSent{.conversation_id = text_at(parts.message, "conversation_id"),
                       .kind = std::string{kind},
                       .text = text_at(parts.message, "text"),
                       .attachments = media_of(parts.message),
                       .by_oa = parts.parties.by_oa};
}

GroupEvent group_message_of(const Parts& parts) {
  GroupEvent event{.group_id = text_at(parts.body, "group_id"),
                   .text = text_at(parts.message, "text"),
                   .by_oa = parts.parties.by_oa};
  if (event.group_id.empty()) event.group_id = id_of(parts.body, "recipient");
  if (!parts.parties.citizen_id.empty()) event.user_ids.push_back(parts.parties.citizen_id);
  return event;
}

What read_message(const MessageName& message, const Parts& parts) {
  if (message.group) return group_message_of(parts);
  if (message.anonymous) return anonymous_of(message.kind, parts);
  // Whatever the account sends is an echo, known kind or not: a member of staff may be speaking.
  if (parts.parties.by_oa) return echo_of(message.kind, parts);
  return read_content(message.kind, parts.message).value_or(Unknown{});
}

What read_what(const Parts& parts) {
  if (!parts.parties.ours) return NotOurs{};
  const auto message = message_name(parts.name);
  return message ? read_message(*message, parts) : read_notice(parts);
}

Parties parties_in(const json& body, std::string_view name, std::string_view oa_id) {
  Parties parties = parties_of(body, oa_id);
  const auto message = message_name(name);
  if (message && message->group) {
    const std::string sender = id_of(body, "sender");
    parties.by_oa = sender == oa_id;
    parties.citizen_id = parties.by_oa ? std::string{} : sender;
  }
  if (names_a_phone(body, name) || !parties.ours) parties.citizen_id.clear();
  return parties;
}

struct Prefix {
  std::string_view text{};
  MessageName meaning{};
};

}  // namespace

std::optional<MessageName> message_name(std::string_view event_name) {
  if (event_name == "oa_send_consent") return {};  // about a call, not a message
  // The longer prefixes first: every one of them also starts with a shorter.
  constexpr std::array prefixes{Prefix{"user_send_group_", MessageName{.group = true}},
                                Prefix{"oa_send_group_", MessageName{.group = true}},
                                Prefix{"oa_send_anonymous_", MessageName{.anonymous = true}},
                                Prefix{"anonymous_send_", MessageName{.anonymous = true}},
                                Prefix{"user_send_", MessageName{}},
                                Prefix{"oa_send_", MessageName{}}};
  for (const Prefix& prefix : prefixes) {
    if (!event_name.starts_with(prefix.text)) continue;
    MessageName name = prefix.meaning;
    name.kind = event_name.substr(prefix.text.size());
    return name;
  }
  return {};
}

Parties parties_of(const json& body, std::string_view oa_id) {
  const std::string sender = id_of(body, "sender");
  const std::string recipient = id_of(body, "recipient");
  const std::string account = account_in(body);
  if (!sender.empty() && sender == oa_id) return {.by_oa = true, .citizen_id = recipient};
  if (!recipient.empty() && recipient == oa_id) return {.citizen_id = sender};
  if (!account.empty() && account == oa_id) return {.citizen_id = person_in(body)};
  // Some events name no account at all; they are signed for our app, so they are ours.
  const bool names_nobody = sender.empty() && recipient.empty() && account.empty();
  return {.ours = names_nobody, .citizen_id = names_nobody ? person_in(body) : std::string{}};
}

Envelope peek(std::string_view body, std::string_view oa_id) {
  const auto read = read_body(body);
  if (!read) return Envelope{.dedupe_key = "sha256:" + base::sha256_hex({body})};
  Envelope envelope{.readable = true,
                    .event_name = name_in(*read),
                    .msg_id = msg_id_in(*read),
                    .at = time_at(*read, "timestamp")};
  envelope.citizen_id = parties_in(*read, envelope.event_name, oa_id).citizen_id;
  envelope.dedupe_key = dedupe_key_of(*read, envelope, body);
  return envelope;
}

Incoming decode(std::string_view body, std::string_view oa_id) {
  const auto read = read_body(body);
  if (!read) return Incoming{.what = Unreadable{.why = read.error().what}};
  Incoming incoming{.event_name = name_in(*read),
                    .app_scoped_id = text_at(*read, "user_id_by_app"),
                    .msg_id = msg_id_in(*read),
                    .at = time_at(*read, "timestamp")};
  const Parts parts{.body = *read,
                    .message = member(*read, "message"),
                    .name = incoming.event_name,
                    .parties = parties_in(*read, incoming.event_name, oa_id)};
  incoming.citizen_id = parts.parties.citizen_id;
  incoming.what = read_what(parts);
  return incoming;
}

}  // namespace zalo
