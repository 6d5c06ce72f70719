#include "simulator/outgoing.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::ordered_json;
using simulator::Outgoing;
using simulator::PlatformSwitches;
using simulator::Refusal;

namespace {

int code_of(const ordered_json& message, const PlatformSwitches& rules = {}) {
  const auto read = simulator::read_outgoing(message, rules);
  const auto* refusal = std::get_if<Refusal>(&read);
  return refusal ? refusal->code : 0;
}

std::string repeated(const char* letter, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += letter;
  return text;
}

ordered_json with_payload(const char* text) {
  return {{"text", "a"},
          {"attachment", {{"type", "template"}, {"payload", ordered_json::parse(text)}}}};
}

ordered_json with_buttons(int count) {
  ordered_json buttons = ordered_json::array();
  for (int i = 0; i < count; ++i) {
    buttons.push_back({{"title", "Có"}, {"type", "oa.query.show"}, {"payload", "#co"}});
  }
  return {{"text", "a"},
          {"attachment", {{"type", "template"}, {"payload", {{"buttons", buttons}}}}}};
}

}  // namespace

TEST_CASE("two thousand characters are a message, one more is too long") {
  CHECK(code_of({{"text", repeated("ế", 2000)}}) == 0);
  CHECK(code_of({{"text", repeated("ế", 2001)}}) == -210);
  CHECK(code_of({{"text", ""}}) == -201);
  CHECK(code_of(ordered_json::object()) == -201);
}

TEST_CASE("a message takes five buttons, and none while the switch is off") {
  CHECK(code_of(with_buttons(5)) == 0);
  CHECK(code_of(with_buttons(6)) == -210);
  PlatformSwitches rules;
  rules.buttons = false;
  CHECK(code_of(with_buttons(1), rules) == -233);
  CHECK(code_of({{"text", "a"}}, rules) == 0);
}

TEST_CASE("buttons keep their order, type and payload") {
  const auto read = simulator::read_outgoing(with_payload(R"({"buttons":[
        {"title":"Gọi","type":"oa.open.phone","payload":{"phone_code":"84912345678"}},
        {"title":"Có","type":"oa.query.hide","payload":"#co"}]})"),
                                             {});
  const auto* message = std::get_if<Outgoing>(&read);
  REQUIRE(message);
  REQUIRE(message->buttons.size() == 2);
  CHECK(message->buttons[0].title == "Gọi");
  CHECK(message->buttons[1].payload_json == "\"#co\"");
}

TEST_CASE("a button of an unknown type or without what its type needs is invalid") {
  CHECK(code_of(with_payload(R"({"buttons":[{"title":"x","type":"oa.jump","payload":"#"}]})")) ==
        -201);
  CHECK(code_of(with_payload(
            R"({"buttons":[{"title":"x","type":"oa.open.url","payload":"#"}]})")) == -201);
  CHECK(code_of(with_payload(
            R"({"buttons":[{"title":"","type":"oa.query.show","payload":"#"}]})")) == -201);
}

TEST_CASE("a picture comes by address or by upload, never by both") {
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"image","url":"https://a/b.png"}]})")) ==
      0);
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"image","attachment_id":"x"}]})")) ==
      0);
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"image","url":"u","attachment_id":"x"}]})")) ==
      -201);
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"image","url":"u"},{"media_type":"image","url":"u"}]})")) ==
      -201);
}

TEST_CASE("a gif needs its size, a sticker its number") {
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"gif","attachment_id":"x"}]})")) ==
      -201);
  CHECK(
      code_of(with_payload(
          R"({"template_type":"media","elements":[{"media_type":"gif","attachment_id":"x","width":8,"height":8}]})")) ==
      0);
  CHECK(code_of(with_payload(
            R"({"template_type":"media","elements":[{"media_type":"sticker","url":"u"}]})")) ==
        -201);
}

TEST_CASE("lists are refused unless they are switched on") {
  const auto list =
      with_payload(R"({"template_type":"list","elements":[{"title":"a","subtitle":"b"}]})");
  CHECK(code_of(list) == -233);
  PlatformSwitches rules;
  rules.lists = true;
  CHECK(code_of(list, rules) == 0);
}

TEST_CASE("asking for contact details needs a title of at most 100 characters and a picture") {
  ordered_json element{
      {"title", repeated("a", 100)}, {"subtitle", "b"}, {"image_url", "https://a/b.png"}};
  const auto ask = [&] {
    return code_of({{"attachment",
                     {{"type", "template"},
                      {"payload",
                       {{"template_type", "request_user_info"},
                        {"elements", ordered_json::array({element})}}}}}});
  };
  CHECK(ask() == 0);
  element["title"] = repeated("a", 101);
  CHECK(ask() == -210);
  element["title"] = "a";
  element.erase("image_url");
  CHECK(ask() == -201);
}
