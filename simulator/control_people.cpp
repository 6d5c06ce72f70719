#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/base64.hpp"
#include "simulator/control.hpp"
#include "simulator/fields.hpp"
#include "simulator/messages_json.hpp"
#include "simulator/phone.hpp"

namespace simulator {
namespace {

using nlohmann::ordered_json;

using Outcome = base::Result<ordered_json>;

Outcome msg_id_of(base::Result<std::string> sent) {
  if (!sent) return sent.error();
  return ordered_json{{"msg_id", *sent}};
}

Outcome deed_follow(Platform& platform, Person& person, const ordered_json&, base::TimePoint now) {
  follow(platform, person, now);
  return ordered_json{{"followed", true}};
}

Outcome deed_unfollow(Platform& platform,
                      Person& person,
                      const ordered_json&,
                      base::TimePoint now) {
  unfollow(platform, person, now);
  return ordered_json{{"followed", false}};
}

Outcome deed_block(Platform&, Person& person, const ordered_json&, base::TimePoint) {
  person.blocked = true;
  return ordered_json{{"blocked", true}};
}

Outcome deed_unblock(Platform&, Person& person, const ordered_json&, base::TimePoint) {
  person.blocked = false;
  return ordered_json{{"blocked", false}};
}

// {"error":-244}: every send to this person is answered with that number; 0 ends it.
Outcome deed_refuse(Platform&, Person& person, const ordered_json& body, base::TimePoint) {
  person.refusal = static_cast<int>(integer_at(body, "error", 0));
  return ordered_json{{"error_code", person.refusal}};
}

Outcome deed_open_chat(Platform& platform,
                       Person& person,
                       const ordered_json&,
                       base::TimePoint now) {
  open_chat(platform, person, now);
  return ordered_json::object();
}

base::Result<PhoneMessage> message_of(const ordered_json& body) {
  PhoneMessage message;
  message.kind = text_at(body, "kind").empty() ? "text" : text_at(body, "kind");
  message.text = text_at(body, "text");
  message.file_name = text_at(body, "file_name");
  message.url = text_at(body, "url");
  message.phone = text_or_number_at(body, "phone");
  message.quote = text_at(body, "quote");
  const auto latitude = text_or_number_at(body, "latitude");
  const auto longitude = text_or_number_at(body, "longitude");
  if (!latitude.empty()) message.latitude = latitude;
  if (!longitude.empty()) message.longitude = longitude;
  message.info = {text_at(body, "name"),
                  message.phone,
                  text_at(body, "city"),
                  text_at(body, "ward"),
                  text_at(body, "address")};
  auto bytes = bytes_of_base64(text_at(body, "data_base64"));
  if (!bytes) return base::Error{base::Errc::invalid, "data_base64 is not base64"};
  message.bytes = std::move(*bytes);
  return message;
}

Outcome deed_send(Platform& platform,
                  Person& person,
                  const ordered_json& body,
                  base::TimePoint now) {
  const auto message = message_of(body);
  if (!message) return message.error();
  return msg_id_of(send_from_phone(platform, person, *message, now));
}

Outcome deed_press(Platform& platform,
                   Person& person,
                   const ordered_json& body,
                   base::TimePoint now) {
  Press wanted{text_at(body, "payload"), text_at(body, "type"), text_at(body, "title")};
  if (wanted.type.empty()) wanted.type = "oa.query.show";
  return msg_id_of(press(platform, person, wanted, now));
}

Outcome deed_staff(Platform& platform,
                   Person& person,
                   const ordered_json& body,
                   base::TimePoint now) {
  return msg_id_of(staff_says(platform, person, text_at(body, "text"), now));
}

Outcome deed_seen(Platform& platform, Person& person, const ordered_json&, base::TimePoint now) {
  return ordered_json{{"seen", look(platform, person, now)}};
}

// {"msg_id":"…","rate":5,"note":"…"}: an answer to a rating template; the event names no user.
Outcome deed_rate(Platform& platform,
                  Person& person,
                  const ordered_json& body,
                  base::TimePoint now) {
  const auto rate = integer_at(body, "rate", 0);
  if (rate < 1 || rate > 5) return base::Error{base::Errc::invalid, "rate must be 1 to 5"};
  const Entry* entry = find_entry(person, text_at(body, "msg_id"));
  if (!entry) return base::Error{base::Errc::not_found, "no such message"};
  if (!entry->stars) return base::Error{base::Errc::conflict, "this message asks for no stars"};
  const auto event =
      event_writer(platform).feedback(*entry, static_cast<int>(rate), text_at(body, "note"), now);
  publish(platform, event, base::Duration{0}, now);
  return ordered_json::object();
}

// {"msg_id":"…","label":"Không tham gia"}: a press on a template's quick reply; names no user.
Outcome deed_reply(Platform& platform,
                   Person& person,
                   const ordered_json& body,
                   base::TimePoint now) {
  const Entry* entry = find_entry(person, text_at(body, "msg_id"));
  if (!entry) return base::Error{base::Errc::not_found, "no such message"};
  const auto label = text_at(body, "label");
  const auto& replies = entry->replies;
  if (std::find(replies.begin(), replies.end(), label) == replies.end()) {
    return base::Error{base::Errc::conflict, "this message has no such quick reply"};
  }
  publish(platform, event_writer(platform).quick_reply(*entry, label, now), base::Duration{0}, now);
  return ordered_json::object();
}

struct Deed {
  std::string_view name{};
  Outcome (*perform)(Platform&, Person&, const ordered_json&, base::TimePoint) = nullptr;
};

constexpr std::array deeds{Deed{"follow", deed_follow},
                           Deed{"unfollow", deed_unfollow},
                           Deed{"block", deed_block},
                           Deed{"unblock", deed_unblock},
                           Deed{"refuse", deed_refuse},
                           Deed{"open_chat", deed_open_chat},
                           Deed{"send", deed_send},
                           Deed{"press", deed_press},
                           Deed{"staff", deed_staff},
                           Deed{"seen", deed_seen},
                           Deed{"rate", deed_rate},
                           Deed{"reply", deed_reply}};

ControlAnswer perform(const ControlPlace& place,
                      const Deed& deed,
                      const std::string& user_id,
                      const ordered_json& body) {
  Outcome outcome = base::Error{base::Errc::not_found, "there is no person " + user_id};
  place.simulator.use([&](Platform& platform, base::TimePoint now) {
    if (Person* person = platform.people.find(user_id))
      outcome = deed.perform(platform, *person, body, now);
  });
  return outcome ? control_ok(*outcome) : control_error(outcome.error());
}

ControlAnswer add(const ControlPlace& place, const ordered_json& body) {
  base::Result<std::string> added = base::Error{base::Errc::invalid, ""};
  place.simulator.use([&](Platform& platform, base::TimePoint now) {
    added = add_person(platform, text_at(body, "name"), text_or_number_at(body, "phone"));
    if (added && flag_at(body, "followed", false))
      follow(platform, *platform.people.find(*added), now);
  });
  return added ? control_ok({{"user_id", *added}}) : control_error(added.error());
}

// GET /sim/people/{id}/messages?after=N&since=R&wait_ms=M
ControlAnswer messages(const ControlPlace& place,
                       const std::string& user_id,
                       const ControlRequest& request) {
  const Wanted wanted{query_number(request, "after", 0), query_number(request, "since", 0)};
  const auto wait = std::clamp<base::Duration>(base::Duration{query_number(request, "wait_ms", 0)},
                                               base::Duration{0},
                                               limits::long_poll_max);
  bool known = true;
  place.simulator.wait_until(
      [&](const Platform& platform) {
        const Person* person = platform.people.find(user_id);
        known = person != nullptr;
        return !known || has_news(*person, wanted);
      },
      wait);
  if (!known) return control_error(404, "there is no person " + user_id);
  ordered_json body;
  place.simulator.read([&](const Platform& platform, base::TimePoint) {
    if (const Person* person = platform.people.find(user_id))
      body = messages_to_json(*person, wanted);
  });
  return control_ok(body);
}

}  // namespace

std::optional<ControlAnswer> control_people(const ControlPlace& place,
                                            const ControlRequest& request,
                                            const Segments& path) {
  if (path.empty() || path.front() != "people") return std::nullopt;
  const bool reading = request.method == "GET";
  if (reading && path.size() == 3 && path[2] == "messages")
    return messages(place, path[1], request);
  if (reading) return std::nullopt;
  const auto body =
      request.body.empty() ? ordered_json::object() : object_in(request.body).value_or(nullptr);
  if (!body.is_object()) return control_error(400, "the body must be a JSON object");
  if (path.size() == 1) return add(place, body);
  if (path.size() != 3) return std::nullopt;
  const auto deed =
      std::find_if(deeds.begin(), deeds.end(), [&](const Deed& d) { return d.name == path[2]; });
  if (deed == deeds.end()) return std::nullopt;
  return perform(place, *deed, path[1], body);
}

}  // namespace simulator
