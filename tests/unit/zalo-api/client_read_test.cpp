// Profiles, the account, quotas, uploads and downloads.
#include <string>

#include <doctest/doctest.h>

#include "tests/support/fake_transport.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/unit/zalo-api/memory_vault.hpp"
#include "zalo-api/client.hpp"

using base::Errc;
using support::json_answer;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);
constexpr std::string_view jpeg = "\xFF\xD8\xFF\xE0 picture";

struct Desk {
  support::ManualClock clock{start};
  support::FakeTransport http{};
  support::MemoryVault vault{};
  zalo::TokenKeeper keeper{http, vault, clock, {.oauth_url = "http://127.0.0.1:9"}};
  zalo::Client client{
      http,
      keeper,
      clock,
      {.endpoints = {.openapi_url = "http://127.0.0.1:9"}, .extra_media_hosts = {"127.0.0.1:9"}}};

  Desk() {
    vault.put({.access = "A0",
               .refresh = "R0",
               .expires_at = start + std::chrono::hours{25},
               .issued_at = start});
  }
};

}  // namespace

TEST_CASE("a profile is asked for with JSON in one parameter") {
  Desk desk;
  desk.http.once(
      "user/detail",
      json_answer(
          R"({"data":{"user_id":"77","user_id_by_app":"8","display_name":"Lan 🌸","user_alias":"Bà Lan",)"
          R"("user_last_interaction_date":"21/11/2026","user_is_follower":true,"avatar":"https://a",)"
          R"("shared_info":{"name":"Nguyễn Thị Lan","phone":84912345678,"address":"12 THĐ",)"
          R"("city":"Hậu Giang"}},"error":0,"message":"Success"})"));
  const auto profile = desk.client.user_detail("77");
  REQUIRE(profile);
  CHECK(profile->display_name == "Lan 🌸");
  CHECK(profile->alias == "Bà Lan");
  CHECK(profile->is_follower);
  CHECK(profile->shared_phone == "84912345678");
  CHECK(profile->last_interaction_day == "21/11/2026");
  const auto request = desk.http.requests().at(0);
  CHECK(request.method == "GET");
  CHECK(request.url ==
        "http://127.0.0.1:9/v3.0/oa/user/detail?data=%7B%22user_id%22%3A%2277%22%7D");
  CHECK(request.headers.at("access_token") == "A0");
  CHECK(request.headers.count("content-type") == 0);
}

TEST_CASE("a person who shared nothing has an empty form") {
  Desk desk;
  desk.http.once("user/detail", json_answer(R"({"data":{"user_id":"77"},"error":0})"));
  const auto profile = desk.client.user_detail("77");
  REQUIRE(profile);
  CHECK(profile->shared_phone.empty());
  CHECK_FALSE(profile->is_follower);
}

TEST_CASE("errors of questions say what may be done") {
  Desk desk;
  const auto code_of = [&](const support::FakeTransport::Answer& answer) {
    desk.http.once("user/detail", answer);
    const auto profile = desk.client.user_detail("77");
    REQUIRE_FALSE(profile);
    return profile.error().code;
  };
  CHECK(code_of(json_answer(R"({"error":-213,"message":"not followed"})")) == Errc::not_found);
  CHECK(code_of(json_answer(R"({"error":-32})")) == Errc::throttled);
  CHECK(code_of(json_answer(R"({"error":-201})")) == Errc::rejected);
  CHECK(code_of(json_answer("<html>", 502)) == Errc::unavailable);
  CHECK(code_of(base::Error{Errc::timed_out, "x"}) == Errc::unavailable);
  CHECK(code_of(json_answer(R"({"data":"?","error":0})")) == Errc::unavailable);
}

TEST_CASE("the account's id is read under both its names") {
  Desk desk;
  desk.http.once(
      "getoa",
      json_answer(
          R"({"data":{"oaid":"4455","name":"Tổng đài CCHC","is_verified":true,"oa_type":4,)"
          R"("num_follower":1200,"package_name":"Nâng cao","package_valid_through_date":"31/12/2026"},)"
          R"("error":0})"));
  const auto account = desk.client.get_oa();
  REQUIRE(account);
  CHECK(account->oa_id == "4455");
  CHECK(account->is_verified);
  CHECK(account->oa_type == 4);
  CHECK(account->followers == 1200);
  CHECK(desk.http.requests().at(0).url == "http://127.0.0.1:9/v2.0/oa/getoa");
  desk.http.once("getoa", json_answer(R"({"data":{"oa_id":4455},"error":0})"));
  CHECK(desk.client.get_oa()->oa_id == "4455");
}

TEST_CASE("a person's quota has the time of the last interaction") {
  Desk desk;
  desk.http.once(
      "quota/message",
      json_answer(
          R"({"data":{"last_interaction":"1767225600123","cs_reply":{"remain":8,"total":"8"}},"error":0})"));
  const auto quota = desk.client.quota("77");
  REQUIRE(quota);
  CHECK(quota->last_interaction == base::from_millis(1767225600123));
  CHECK(quota->replies_remain == 8);
  CHECK(quota->replies_total == 8);
  CHECK(desk.http.requests().at(0).body == R"({"user_id":"77"})");
}

TEST_CASE("an upload gives the id to send it with") {
  Desk desk;
  desk.http.once("upload/image", json_answer(R"({"data":{"attachment_id":"up1"},"error":0})"));
  CHECK(*desk.client.upload_image(jpeg) == "up1");
  const auto request = desk.http.requests().at(0);
  CHECK(request.headers.at("content-type").starts_with("multipart/form-data; boundary="));
  CHECK(request.body.find(jpeg) != std::string::npos);
  desk.http.once("upload/file", json_answer(R"({"data":{"token":"tok"},"error":0})"));
  CHECK(*desk.client.upload_file("a;b", "bảng.csv") == "tok");
  desk.http.once("upload/gif", json_answer(R"({"data":{"attachment_id":"gif1"},"error":0})"));
  CHECK(*desk.client.upload_gif("GIF89a....") == "gif1");
}

TEST_CASE("what Zalo would refuse is not uploaded") {
  Desk desk;
  const std::string large = std::string{jpeg} + std::string(1024 * 1024, 'x');
  CHECK(desk.client.upload_image(large).error().code == Errc::invalid);
  CHECK(desk.client.upload_image("GIF89a").error().code == Errc::invalid);
  CHECK(desk.client.upload_gif(jpeg).error().code == Errc::invalid);
  CHECK(desk.client.upload_file("MZ", "a.exe").error().code == Errc::invalid);
  CHECK(desk.client.upload_file("", "a.pdf").error().code == Errc::invalid);
  CHECK(desk.http.requests().empty());
}

TEST_CASE("a lost or empty answer to an upload may simply be tried again") {
  Desk desk;
  desk.http.once("upload/image", base::Error{Errc::timed_out, "lost"});
  CHECK(desk.client.upload_image(jpeg).error().code == Errc::unavailable);
  desk.http.once("upload/image", json_answer(R"({"data":{},"error":0})"));
  CHECK(desk.client.upload_image(jpeg).error().code == Errc::unavailable);
}

TEST_CASE("a citizen's picture is fetched without our token") {
  Desk desk;
  desk.http.once(
      "/1.jpg",
      zalo::HttpResponse{
          .status = 200, .headers = {{"content-type", "image/jpeg"}}, .body = std::string{jpeg}});
  const auto picture = desk.client.download("http://127.0.0.1:9/1.jpg", 1000);
  REQUIRE(picture);
  CHECK(picture->bytes == jpeg);
  CHECK(picture->content_type == "image/jpeg");
  const auto request = desk.http.requests().at(0);
  CHECK(request.headers.empty());
  CHECK(request.answer_bytes_max == 1000);
}

TEST_CASE("nothing is fetched from elsewhere") {
  Desk desk;
  for (const auto* url : {"http://127.0.0.1:8/1.jpg",
                          "https://evil.org/zdn.vn",
                          "file:///etc/passwd",
                          "http://169.254.169.254/",
                          "https://zdn.vn@evil.org/",
                          ""}) {
    CAPTURE(url);
    const auto picture = desk.client.download(url);
    REQUIRE_FALSE(picture);
    CHECK((picture.error().code == Errc::denied || picture.error().code == Errc::invalid));
  }
  CHECK(desk.http.requests().empty());
}

TEST_CASE("an expired link, a redirect and a failing server are told apart") {
  Desk desk;
  const auto code_of = [&](int status) {
    desk.http.once("/x", zalo::HttpResponse{.status = status});
    return desk.client.download("http://127.0.0.1:9/x").error().code;
  };
  CHECK(code_of(404) == Errc::not_found);
  CHECK(code_of(410) == Errc::not_found);
  CHECK(code_of(403) == Errc::not_found);
  CHECK(code_of(302) == Errc::denied);
  CHECK(code_of(400) == Errc::denied);
  CHECK(code_of(503) == Errc::unavailable);
  CHECK(code_of(429) == Errc::unavailable);
}

TEST_CASE("only a file that is too long is called too long") {
  Desk desk;
  desk.http.once("/x", base::Error{Errc::rejected, "an answer longer than allowed"});
  CHECK(desk.client.download("http://127.0.0.1:9/x").error().code == Errc::rejected);
}
