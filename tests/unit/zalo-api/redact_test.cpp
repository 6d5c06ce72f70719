#include "zalo-api/redact.hpp"

#include <string>

#include <doctest/doctest.h>

using zalo::redacted_body;
using zalo::redacted_path;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("words of a message are hidden, ids are kept") {
  const std::string kept = redacted_body(
      R"({"recipient":{"user_id":"7712345678901234567"},"message":{"text":"Kính chào bà Lan"}})");
  CHECK(kept == R"({"message":{"text":"***16"},"recipient":{"user_id":"7712345678901234567"}})");
}

TEST_CASE("tokens, phones, names and addresses are hidden wherever they stand") {
  const std::string kept = redacted_body(
      R"({"access_token":"AT-secret","refresh_token":"RT-secret","expires_in":"90000","data":{
          "display_name":"Lan","avatar":"https://s120.zadn.vn/lan.jpg",
          "shared_info":{"phone":84912345678,"address":"12 Trần Hưng Đạo"},
          "list":["Lan",{"name":"Lan"}]},"phone":"84912345678"})");
  for (const auto* secret : {"secret", "Lan", "8491", "Trần", "s120", "lan.jpg"}) {
    CAPTURE(secret);
    CHECK_FALSE(holds(kept, secret));
  }
  CHECK(holds(kept, "90000"));
}

TEST_CASE("a key that is usually harmless does not let a sentence through") {
  const std::string kept = redacted_body(R"({"type":"Bà Lan ở số 12","user_id":"a@b.vn"})");
  CHECK(kept == R"({"type":"***14","user_id":"***6"})");
}

TEST_CASE("Zalo's own words beside an error are kept without digits") {
  CHECK(redacted_body(R"({"error":-216,"message":"Access token is invalid"})") ==
        R"({"error":"-216","message":"Access token is invalid"})");
  CHECK(holds(redacted_body(R"({"error":-108,"message":"phone 84912345678 invalid"})"),
              "phone ########### invalid"));
}

TEST_CASE("of a form only the names of its fields are kept") {
  CHECK(redacted_body("app_id=1&grant_type=refresh_token&refresh_token=RT-secret") ==
        "form: app_id grant_type refresh_token");
}

TEST_CASE("of anything else only the size is kept") {
  CHECK(redacted_body("\xFF\xD8\xFF photo of a person") == "21 bytes");
  CHECK(redacted_body("{\"text\":\"cut") == "12 bytes, no JSON");
  CHECK(redacted_body("").empty());
  CHECK(redacted_body("{\"a\":\"" + std::string(300'000, 'x') + "\"}") == "300008 bytes");
}

TEST_CASE("a record stays small, whatever the body") {
  std::string keys = "{";
  for (int i = 0; i < 2000; ++i) keys += "\"key" + std::to_string(i) + "\":\"x\",";
  CHECK(redacted_body(keys + "\"z\":1}").size() <= 4096);
  CHECK(redacted_body("{\"data\":[" + std::string(3000, ' ') + "1" +
                      [] {
                        std::string more;
                        for (int i = 0; i < 3000; ++i) more += ",1";
                        return more;
                      }() +
                      "]}")
            .size() < 200);
}

TEST_CASE("only the platform's own paths are written down, without their query") {
  CHECK(redacted_path("/v3.0/oa/user/detail?data=%7B%22user_id%22%7D") == "/v3.0/oa/user/detail");
  CHECK(redacted_path("/photo/of/a/citizen.jpg") == "/…");
  CHECK(redacted_path("/v3.0/oa/user/detail/../../x") == "/…");
}
