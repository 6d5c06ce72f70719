// What no page of ours would send: each is a 4xx with words in two languages, and changes nothing.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "tests/unit/console/staffroom.hpp"

using staffroom::Browser;
using staffroom::ordered_json;
using staffroom::Staffroom;

namespace {

struct Write {
  std::string method{};
  std::string path{};
  ordered_json good{};
};

std::vector<Write> writes(const std::string& citizen) {
  const auto conv = "/conversations/" + citizen;
  return {{"POST", "/login", {{"username", "hoa"}, {"password", "x"}}},
          {"PUT", "/me/shift", {{"shift", "on"}}},
          {"POST", conv + "/claim", {{"reason", "x"}}},
          {"POST", conv + "/release", {{"how", "resume"}}},
          {"POST", conv + "/messages", {{"client_id", "a"}, {"text", "x"}, {"last_seen_id", "1"}}},
          {"POST", conv + "/notes", {{"client_id", "a"}, {"text", "x"}}},
          {"PUT", conv + "/draft", {{"text", "x"}, {"kind", "reply"}}},
          {"POST", "/unlock", {{"password", "x"}}}};
}

door::RawRequest request_of(const Write& write, const std::string& body) {
  door::RawRequest request{.method = write.method, .path = "/api/v1" + write.path};
  request.headers.emplace_back("Content-Type", "application/json");
  request.body = body;
  return request;
}

std::string everything(Staffroom& room) {
  return room.text(
      "SELECT (SELECT count(*) FROM messages) || ' ' || (SELECT count(*) FROM outbox) || ' ' || "
      "(SELECT count(*) FROM inbox) || ' ' || (SELECT count(*) FROM drafts) || ' ' || "
      "(SELECT group_concat(state || held_by) FROM handovers) || ' ' || "
      "(SELECT group_concat(shift) FROM staff)");
}

void is_refused(Browser& browser, const door::RawRequest& request) {
  const auto reply = browser.call(request);
  CAPTURE(request.body.substr(0, 100));
  CAPTURE(reply.body);
  CHECK(reply.status >= 400);
  CHECK(reply.status < 500);
  CHECK_FALSE(reply.json.value("message_vi", "").empty());
  CHECK_FALSE(reply.json.value("message_en", "").empty());
  CHECK_FALSE(reply.json.value("ref", "").empty());
}

}  // namespace

TEST_CASE("bodies that are no JSON of ours are refused") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  room.asks_for_a_person(citizen);
  auto hoa = room.at_work("hoa");
  const auto before = everything(room);
  const std::vector<std::string> bodies{
      "{",
      "[]",
      "null",
      "\"x\"",
      "{\"text\":\"x\",\"text\":\"y\"}",
      "{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}",
      "{\"text\":\"\xff\xfe\"}",
      std::string("\0\0\0", 3),
      "{\"text\":\"" + std::string(70'000, 'x') + "\"}"};
  for (const auto& write : writes(citizen)) {
    CAPTURE(write.path);
    for (const auto& body : bodies) is_refused(hoa, request_of(write, body));
  }
  CHECK(everything(room) == before);
}

TEST_CASE("a member that is unknown, of another type or too long is named") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  room.asks_for_a_person(citizen);
  auto hoa = room.at_work("hoa");
  const auto before = everything(room);
  for (const auto& write : writes(citizen)) {
    CAPTURE(write.path);
    auto unknown = write.good;
    unknown["sudo"] = true;
    CHECK(hoa.call(request_of(write, base::to_text(unknown))).json["fields"].contains("sudo"));
    for (const auto& [name, value] : write.good.items()) {
      for (const ordered_json& wrong : {ordered_json(7),
                                        ordered_json(nullptr),
                                        ordered_json::array(),
                                        ordered_json::object(),
                                        ordered_json(std::string(9000, 'x')),
                                        ordered_json(std::string("a\0b", 3)),
                                        ordered_json("\x1b[31m")}) {
        auto body = write.good;
        body[name] = wrong;
        const auto reply = hoa.call(request_of(write, base::to_text(body)));
        CAPTURE(reply.body);
        CHECK(reply.status == 422);
        CHECK(reply.json["fields"].contains(name));
      }
    }
  }
  CHECK(everything(room) == before);
}

TEST_CASE("markup, marks of direction and formulas are kept as words and come back as words") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  auto hoa = room.at_work("hoa");
  int number = 0;
  for (const std::string text : {"<script>alert(1)</script>",
                                 "\u202Egnp.exe",
                                 "a\u200Bb",
                                 "=HYPERLINK(\"http://x\")",
                                 "'; DROP TABLE staff; --",
                                 "${jndi:ldap://x}"}) {
    const auto reply = hoa.post("/conversations/" + citizen + "/notes",
                                {{"client_id", "n" + std::to_string(++number)}, {"text", text}});
    CHECK(reply.status == 201);
    CHECK(reply.json["text"] == text);
    CHECK(reply.header("Content-Type").empty());  // it stands beside the headers
    CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  }
  CHECK(room.number("SELECT count(*) FROM staff") == 1);
}

TEST_CASE("addresses that do not exist say so and cost nothing") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto hoa = room.at_work("hoa");
  for (const auto* path : {"/",
                           "",
                           "/nothing",
                           "/me/",
                           "/me/x",
                           "/conversations/c_1/x",
                           "/conversations//events",
                           "/login/totp/x"}) {
    CAPTURE(path);
    CHECK(hoa.get(path).status == 404);
  }
  const auto wrong = hoa.remove("/me");
  CHECK(wrong.status == 405);
  CHECK(wrong.header("Allow") == "GET");
  for (const auto* id : {"c_999", "0", "'", "%00", "c_1 OR 1=1"}) {
    CAPTURE(id);
    CHECK(hoa.get(std::string{"/conversations/"} + id).status == 404);
    CHECK(hoa.post(std::string{"/conversations/"} + id + "/claim").status == 404);
  }
  CHECK(hoa.get("/conversations", "view=everything").status == 422);
  CHECK(hoa.get("/conversations/c_1/events", "before=abc").status == 422);
}

TEST_CASE("a form of another site is no JSON") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto hoa = room.at_work("hoa");
  door::RawRequest request{.method = "PUT", .path = "/api/v1/me/shift"};
  request.body = R"({"shift":"on"})";
  request.headers.emplace_back("Content-Type", "text/plain");
  CHECK(hoa.call(request).status == 400);
  CHECK(room.text("SELECT shift FROM staff") == "off");
}

TEST_CASE("cookies that are none of ours open nothing") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto hoa = room.at_work("hoa");
  const auto real = hoa.cookies["ln_login"];
  for (const std::string& wrong : {std::string{},
                                   real.substr(1),
                                   real + "x",
                                   std::string(9000, 'a'),
                                   room.text("SELECT token_hash FROM logins")}) {
    hoa.cookies["ln_login"] = wrong;
    CHECK(hoa.get("/me").code() == "login_needed");
  }
  hoa.cookies["ln_login"] = real;
  CHECK(hoa.get("/me").status == 200);
}

TEST_CASE("every problem has words in two languages and none is there twice") {
  auto codes = console::problem_codes();
  for (const auto code : codes) {
    CAPTURE(code);
    const auto answer = console::problem(code);
    CHECK(answer.status >= 400);
    const auto json = base::parse_json(answer.body);
    REQUIRE(json.ok());
    CHECK((*json)["code"] == code);
    CHECK((*json)["message_vi"] != (*json)["message_en"]);
  }
  std::sort(codes.begin(), codes.end());
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
}
