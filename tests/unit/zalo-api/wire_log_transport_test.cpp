#include "zalo-api/wire_log_transport.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/fake_transport.hpp"
#include "tests/support/manual_clock.hpp"

using support::json_answer;

namespace {

struct Desk {
  support::ManualClock clock{base::from_millis(1'767'225'600'000)};
  support::FakeTransport http{};
  std::vector<zalo::WireRecord> records{};
  zalo::WireLogTransport logged{
      http, clock, [this](const zalo::WireRecord& record) { records.push_back(record); }};
};

}  // namespace

TEST_CASE("an exchange is recorded with its numbers and without its words") {
  Desk desk;
  desk.http.once("message/cs", json_answer(R"({"error":-230,"message":"not interacted"})"));
  desk.http.before_answer([&](const auto&) { desk.clock.advance(base::Duration{250}); });
  const std::string body =
      R"({"recipient":{"user_id":"77"},"message":{"text":"Kính chào bà Lan"}})";
  const auto answer = desk.logged.send({.method = "POST",
                                        .url = "http://127.0.0.1:9/v3.0/oa/message/cs?x=1",
                                        .headers = {{"access_token", "AT-secret"}},
                                        .body = body});
  REQUIRE(answer);
  CHECK(answer->body.find("not interacted") != std::string::npos);  // passed on whole
  REQUIRE(desk.records.size() == 1);
  const auto& record = desk.records[0];
  CHECK(record.at == base::from_millis(1'767'225'600'000));
  CHECK(record.method == "POST");
  CHECK(record.host == "127.0.0.1");
  CHECK(record.path == "/v3.0/oa/message/cs");
  CHECK(record.status == 200);
  CHECK(record.zalo_code == -230);
  CHECK(record.request_bytes == body.size());
  CHECK(record.took == base::Duration{250});
  CHECK_FALSE(record.failure);
  const std::string all = record.request + record.answer + record.path;
  for (const auto* secret : {"Lan", "AT-secret", "x=1"}) {
    CHECK(all.find(secret) == std::string::npos);
  }
}

TEST_CASE("an exchange without an answer is recorded with its failure") {
  Desk desk;
  desk.http.once("user/detail", base::Error{base::Errc::timed_out, "x"});
  CHECK_FALSE(desk.logged.send({.method = "GET", .url = "http://127.0.0.1:9/v3.0/oa/user/detail"}));
  REQUIRE(desk.records.size() == 1);
  CHECK(desk.records[0].failure == base::Errc::timed_out);
  CHECK(desk.records[0].status == 0);
}

TEST_CASE("a citizen's picture leaves only its size") {
  Desk desk;
  desk.http.once("/face.jpg", zalo::HttpResponse{.status = 200, .body = "\xFF\xD8\xFF bytes"});
  REQUIRE(desk.logged.send({.method = "GET", .url = "http://127.0.0.1:9/face.jpg"}));
  CHECK(desk.records.at(0).path == "/…");
  CHECK(desk.records.at(0).answer == "9 bytes");
  CHECK(desk.records.at(0).answer_bytes == 9);
}

TEST_CASE("tokens of a refresh do not reach the log") {
  Desk desk;
  desk.http.once(
      "access_token",
      json_answer(
          R"({"access_token":"AT-secret","refresh_token":"RT-secret","expires_in":"90000"})"));
  REQUIRE(desk.logged.send({.method = "POST",
                            .url = "http://127.0.0.1:9/v4/oa/access_token",
                            .body = "app_id=1&refresh_token=RT-old"}));
  const std::string all = desk.records.at(0).request + desk.records.at(0).answer;
  CHECK(all.find("secret") == std::string::npos);
  CHECK(all.find("RT-old") == std::string::npos);
  CHECK(all.find("90000") != std::string::npos);
}

TEST_CASE("a recorder that fails does not swallow the answer") {
  Desk desk;
  zalo::WireLogTransport logged{desk.http, desk.clock, [](const zalo::WireRecord&) {
                                  throw std::runtime_error("disk full");
                                }};
  desk.http.once("message/cs", json_answer(R"({"error":0})"));
  CHECK(logged.send({.method = "POST", .url = "http://127.0.0.1:9/v3.0/oa/message/cs"}));
}
