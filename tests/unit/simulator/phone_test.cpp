#include "simulator/phone.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "simulator/publish.hpp"
#include "simulator/sending.hpp"

using namespace std::chrono_literals;
using nlohmann::ordered_json;
using simulator::PhoneMessage;
using simulator::Platform;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);

struct Street {  // a platform with one person who has done nothing yet
  Platform platform{{}, 7};
  std::string lan = *add_person(platform, "Lan", "");

  simulator::Person& person() { return *platform.people.find(lan); }

  ordered_json send(const PhoneMessage& message) {
    REQUIRE(send_from_phone(platform, person(), message, start));
    return only_event();
  }

  ordered_json only_event(base::TimePoint by = start + 10s) {
    const auto delivery = platform.deliveries.take(by);
    REQUIRE(delivery);
    last_raw = delivery->body;
    report_delivery(platform, *delivery, {simulator::Attempt::accepted, 200, 1ms}, by);
    return ordered_json::parse(delivery->body);
  }

  std::string last_raw{};
};

PhoneMessage of_kind(const char* kind, const char* text = "") {
  PhoneMessage message;
  message.kind = kind;
  message.text = text;
  return message;
}

}  // namespace

TEST_CASE("a text arrives with ids and time as strings") {
  Street street;
  const auto event = street.send(of_kind("text", "Hồ sơ chậm"));
  CHECK(event["event_name"] == "user_send_text");
  CHECK(event["sender"]["id"] == street.lan);
  CHECK(event["message"]["text"] == "Hồ sơ chậm");
  CHECK(event["timestamp"] == "1767225600000");
  CHECK(event["user_id_by_app"] != street.lan);
}

TEST_CASE("every kind of message has its event") {
  Street street;
  const std::map<std::string, std::string> names{{"image", "user_send_image"},
                                                 {"gif", "user_send_gif"},
                                                 {"file", "user_send_file"},
                                                 {"voice", "user_send_audio"},
                                                 {"video", "user_send_video"},
                                                 {"sticker", "user_send_sticker"},
                                                 {"location", "user_send_location"},
                                                 {"business_card", "user_send_business_card"},
                                                 {"link", "user_send_link"}};
  for (const auto& [kind, name] : names) {
    const auto event = street.send(of_kind(kind.c_str()));
    CHECK(event["event_name"] == name);
    CHECK(event["message"]["attachments"].size() == 1);
  }
}

TEST_CASE("a place is given in strings, a file with size and checksum") {
  Street street;
  const auto place = street.send(of_kind("location"));
  CHECK(place["message"]["attachments"][0]["payload"]["coordinates"]["latitude"].is_string());
  PhoneMessage message = of_kind("file");
  message.file_name = "don.pdf";
  message.bytes = "abc";
  const auto payload = street.send(message)["message"]["attachments"][0]["payload"];
  CHECK(payload["size"] == "3");
  CHECK(payload["name"] == "don.pdf");
  CHECK(payload["checksum"] == "900150983cd24fb0d6963f7d28e17f72");
}

TEST_CASE("a press arrives as a text with the payload; a hidden one shows nothing") {
  Street street;
  REQUIRE(press(street.platform, street.person(), {"#ok", "oa.query.show", "Đồng ý"}, start));
  CHECK(street.only_event()["message"]["text"] == "#ok");
  CHECK(street.person().entries.back().text == "Đồng ý");
  const auto shown = street.person().entries.size();
  REQUIRE(press(street.platform, street.person(), {"#an", "oa.query.hide", ""}, start));
  CHECK(street.only_event()["message"]["text"] == "#an");
  CHECK(street.person().entries.size() == shown);
  CHECK_FALSE(press(street.platform, street.person(), {"#x", "oa.open.url", ""}, start));
}

TEST_CASE("contact details come in the generation that is switched on") {
  Street street;
  PhoneMessage message = of_kind("submit_info");
  message.info = {"Trần Thị Lan", "0912345678", "Cần Thơ", "phường Vị Thanh", "1 Trần Hưng Đạo"};
  const auto newer = street.send(message);
  CHECK(newer["info"]["phone"] == "84912345678");
  CHECK(newer["info"]["full_address"]["user_ward"] == "phường Vị Thanh");
  street.platform.faults.platform.info_shape = "2024";
  const auto older = street.send(message);
  CHECK(older["info"]["ward"] == "phường Vị Thanh");
  CHECK_FALSE(older["info"].contains("full_address"));
}

TEST_CASE("a reaction points at a shown message and opens no window") {
  Street street;
  CHECK_FALSE(send_from_phone(street.platform, street.person(), of_kind("reaction"), start));
  REQUIRE(staff_says(street.platform, street.person(), "Chào bác", start));
  street.only_event();
  PhoneMessage message = of_kind("reaction", "/-heart");
  message.quote = street.person().entries.back().msg_id;
  const auto event = street.send(message);
  CHECK(event["event_name"] == "user_reacted_message");
  CHECK(event["message"]["react_icon"] == "/-heart");
  CHECK_FALSE(street.person().last_interaction);
}

TEST_CASE("looking at the chat gives one receipt for all messages of the account") {
  Street street;
  street.platform.faults.echo.enabled = false;
  street.platform.faults.receipts.enabled = false;
  simulator::Outgoing message;
  message.kind = "text";
  accept_message(street.platform, street.person(), message, start);
  accept_message(street.platform, street.person(), message, start);
  street.platform.faults.receipts.enabled = true;
  CHECK(look(street.platform, street.person(), start) == 2);
  const auto event = street.only_event();
  CHECK(event["event_name"] == "user_seen_message");
  CHECK(event["message"]["msg_ids"].size() == 2);
  CHECK(look(street.platform, street.person(), start) == 0);
  CHECK(street.platform.deliveries.waiting() == 0);
}

TEST_CASE("the citizen's message counts as received once the webhook took it") {
  Street street;
  REQUIRE(send_from_phone(street.platform, street.person(), of_kind("text", "a"), start));
  CHECK(street.person().entries.back().status == simulator::EntryStatus::sent);
  street.only_event();
  CHECK(street.person().entries.back().status == simulator::EntryStatus::received);
}

TEST_CASE("escaped bodies say the same in other bytes") {
  Street street;
  street.platform.faults.webhook.escape = "unicode";
  CHECK(street.send(of_kind("text", "ế 😀 a/b"))["message"]["text"] == "ế 😀 a/b");
  CHECK(street.last_raw.find("\\u1ebf") != std::string::npos);
  CHECK(street.last_raw.find("\\ud83d\\ude00") != std::string::npos);
  street.platform.faults.webhook.escape = "slashes";
  CHECK(street.send(of_kind("text", "ế 😀 a/b"))["message"]["text"] == "ế 😀 a/b");
  CHECK(street.last_raw.find("a\\/b") != std::string::npos);
}

TEST_CASE("a dropped event is never delivered, a doubled one twice with the same bytes") {
  Street street;
  street.platform.faults.delivery.drop = true;
  street.platform.faults.delivery.next = 1;
  REQUIRE(send_from_phone(street.platform, street.person(), of_kind("text", "mất"), start));
  CHECK(street.platform.deliveries.waiting() == 0);
  street.platform.faults.delivery.duplicate = true;
  street.platform.faults.delivery.next = 1;
  REQUIRE(send_from_phone(street.platform, street.person(), of_kind("text", "trùng"), start));
  street.only_event();
  const auto first = street.last_raw;
  street.only_event();
  CHECK(street.last_raw == first);
  CHECK(street.platform.deliveries.waiting() == 0);
}

TEST_CASE("words open the window, a follow opens it for a welcome only") {
  Street street;
  follow(street.platform, street.person(), start);
  CHECK(street.person().last_interaction == start);
  CHECK_FALSE(street.person().messaged);
  REQUIRE(send_from_phone(street.platform, street.person(), of_kind("text", "a"), start + 1h));
  CHECK(street.person().last_interaction == start + 1h);
  CHECK(street.person().messaged);
  unfollow(street.platform, street.person(), start + 2h);
  CHECK(street.person().left);
}
