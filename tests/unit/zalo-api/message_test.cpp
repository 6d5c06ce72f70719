#include "zalo-api/message.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "zalo-api/endpoints.hpp"

using nlohmann::json;
using zalo::Button;
using zalo::ButtonKind;
using zalo::TextMessage;
using zalo::to_wire;

namespace {

constexpr std::string_view citizen = "7712345678901234567";

json wire_of(const zalo::Outgoing& message, bool buttons = true) {
  const auto wire = to_wire(citizen, message, buttons);
  REQUIRE(wire);
  return json::parse(wire->body);
}

bool refused(const zalo::Outgoing& message) {
  const auto wire = to_wire(citizen, message, true);
  return !wire && wire.error().code == base::Errc::invalid;
}

std::string letters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "ệ";
  return text;
}

}  // namespace

TEST_CASE("a text goes to the consultation endpoint, the id as a text") {
  const auto wire = to_wire(citizen, TextMessage{.text = "Chào Ông/Bà"}, true);
  REQUIRE(wire);
  CHECK(wire->path == zalo::path::message);
  CHECK(json::parse(wire->body) == json::parse(R"({"recipient":{"user_id":"7712345678901234567"},
                        "message":{"text":"Chào Ông/Bà"}})"));
  CHECK(wire->body.find("Chào") != std::string::npos);  // unescaped, as Zalo writes it
}

TEST_CASE("an answer names the message it answers") {
  CHECK(wire_of(TextMessage{.text = "a", .quote_msg_id = "m1"})["message"] ==
        json::parse(R"({"text":"a","quote_message_id":"m1"})"));
}

TEST_CASE("buttons have the four forms of the platform") {
  const TextMessage message{.text = "Chọn:",
                            .buttons = {Button{"Phản ánh", "#a", ButtonKind::query_show},
                                        Button{"Kiến nghị", "#b", ButtonKind::query_hide},
                                        Button{"Trang web", "https://x.vn", ButtonKind::url},
                                        Button{"Gọi", "842933870987", ButtonKind::phone}}};
  const json attachment = wire_of(message)["message"]["attachment"];
  CHECK(attachment == json::parse(R"({"type":"template","payload":{"buttons":[
      {"title":"Phản ánh","type":"oa.query.show","payload":"#a"},
      {"title":"Kiến nghị","type":"oa.query.hide","payload":"#b"},
      {"title":"Trang web","type":"oa.open.url","payload":{"url":"https://x.vn"}},
      {"title":"Gọi","type":"oa.open.phone","payload":{"phone_code":"842933870987"}}]}})"));
}

TEST_CASE("with buttons switched off the text goes alone") {
  const TextMessage message{.text = "1) Có 2) Không", .buttons = {Button{"Có", "#1"}}};
  CHECK(wire_of(message, false)["message"] == json::parse(R"({"text":"1) Có 2) Không"})"));
}

TEST_CASE("an image goes by its upload or by its address, never by both") {
  CHECK(wire_of(zalo::ImageMessage{.attachment_id = "up1", .caption = "Bản đồ"})["message"] ==
        json::parse(R"({"text":"Bản đồ","attachment":{"type":"template","payload":{
            "template_type":"media","elements":[{"media_type":"image","attachment_id":"up1"}]}}})"));
  const json by_url = wire_of(zalo::ImageMessage{.url = "https://x.vn/a.png"});
  CHECK(by_url["message"]["attachment"]["payload"]["elements"][0] ==
        json::parse(R"({"media_type":"image","url":"https://x.vn/a.png"})"));
  CHECK_FALSE(by_url["message"].contains("text"));
  CHECK(refused(zalo::ImageMessage{}));
  CHECK(refused(zalo::ImageMessage{.attachment_id = "a", .url = "https://x.vn/a.png"}));
}

TEST_CASE("gif, file and information request have their forms") {
  CHECK(wire_of(zalo::GifMessage{"g1", 20, 10})["message"]["attachment"]["payload"] ==
        json::parse(R"({"template_type":"media","elements":[
            {"media_type":"gif","attachment_id":"g1","width":20,"height":10}]})"));
  CHECK(wire_of(zalo::FileMessage{"t1"})["message"] ==
        json::parse(R"({"attachment":{"type":"file","payload":{"token":"t1"}}})"));
  CHECK(wire_of(zalo::InfoRequest{"Tiêu đề", "Phụ đề", "https://x.vn/a.png"})["message"] ==
        json::parse(R"({"attachment":{"type":"template","payload":{
            "template_type":"request_user_info","elements":[
            {"title":"Tiêu đề","subtitle":"Phụ đề","image_url":"https://x.vn/a.png"}]}}})"));
  CHECK(refused(zalo::GifMessage{"g1", 0, 10}));
  CHECK(refused(zalo::FileMessage{}));
  CHECK(refused(zalo::InfoRequest{"", "b", "https://x.vn/a.png"}));
  CHECK(refused(zalo::InfoRequest{letters(101), "b", "https://x.vn/a.png"}));
}

TEST_CASE("a template by UID has an endpoint of its own") {
  const auto wire = to_wire(
      citizen, zalo::TemplateMessage{"555", {{"ma_pa", "PA-1"}, {"han", "16/12/2026"}}}, true);
  REQUIRE(wire);
  CHECK(wire->path == zalo::path::uid_template);
  CHECK(json::parse(wire->body) ==
        json::parse(R"({"user_id":"7712345678901234567","template_id":"555",
                        "template_data":{"han":"16/12/2026","ma_pa":"PA-1"}})"));
}

TEST_CASE("a template by phone carries a normalised number and our own id") {
  const auto wire = to_wire(zalo::PhoneTemplate{.phone = "0912 345 678",
                                                .template_id = "555",
                                                .fields = {{"a", "b"}},
                                                .tracking_id = "pa-1"});
  REQUIRE(wire);
  CHECK(wire->path == zalo::path::phone_template);
  CHECK(json::parse(wire->body) ==
        json::parse(R"({"phone":"84912345678","template_id":"555","template_data":{"a":"b"},
                        "tracking_id":"pa-1"})"));
  const auto trial =
      to_wire(zalo::PhoneTemplate{.phone = "84912345678", .template_id = "5", .development = true});
  REQUIRE(trial);
  CHECK(json::parse(trial->body)["mode"] == "development");
  CHECK_FALSE(to_wire(zalo::PhoneTemplate{.phone = "12", .template_id = "5"}));
  CHECK_FALSE(to_wire(zalo::PhoneTemplate{.phone = "0912345678"}));
  CHECK_FALSE(to_wire(zalo::PhoneTemplate{
      .phone = "0912345678", .template_id = "5", .tracking_id = std::string(49, 'x')}));
}

TEST_CASE("limits are counted in characters and stop a message before it is sent") {
  CHECK_FALSE(refused(TextMessage{.text = letters(2000)}));
  CHECK(refused(TextMessage{.text = letters(2001)}));
  CHECK(refused(TextMessage{}));
  CHECK_FALSE(to_wire("", TextMessage{.text = "a"}, true));
  const auto with = [](Button button, std::size_t count) {
    return TextMessage{.text = "a", .buttons = std::vector<Button>(count, button)};
  };
  CHECK_FALSE(refused(with({letters(100), letters(1000)}, 5)));
  CHECK(refused(with({letters(101), "#a"}, 1)));
  CHECK(refused(with({"a", letters(1001)}, 1)));
  CHECK(refused(with({"a", "#a"}, 6)));
  CHECK(refused(with({"", "#a"}, 1)));
  CHECK(refused(with({"a", ""}, 1)));
}

TEST_CASE("a text that is no UTF-8 is sent mended rather than not at all") {
  CHECK(wire_of(TextMessage{.text = "a\xFF"})["message"]["text"] == "a\xEF\xBF\xBD");
}

TEST_CASE("phones are written in many ways and mean one number") {
  for (const auto* text :
       {"0912345678", "84912345678", "+84912345678", "0912.345.678", "+84 912-345-678"}) {
    CHECK(zalo::normalised_phone(text) == "84912345678");
  }
  CHECK(zalo::normalised_phone("0293 3870 987") == "842933870987");
  for (const auto* text : {"",
                           "12",
                           "0912345",
                           "091234567890123",
                           "0912a45678",
                           "840912345678",
                           "1-800-555-0199",
                           "8+4912345678"}) {
    CAPTURE(text);
    CHECK(zalo::normalised_phone(text).empty());
  }
}
