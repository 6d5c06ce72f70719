#include "simulator/api.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "simulator/phone.hpp"
#include "simulator/samples.hpp"

using namespace std::chrono_literals;
using nlohmann::ordered_json;
using simulator::ApiRequest;
using simulator::Platform;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);

struct Office {  // a platform with one person who follows, and a service with a token
  Platform platform;
  std::string lan;
  std::string token;

  Office() : platform(settings(), 42) {
    lan = *add_person(platform, "Lan", "0912000001");
    follow(platform, *platform.people.find(lan), start);
    token = platform.tokens.mint(platform.rng, start).access;
  }

  static simulator::Settings settings() {
    simulator::Settings settings;
    settings.app_id = "3141592653589793238";
    settings.oa_id = "4455667788990011223";
    settings.app_secret = base::Secret{"app-secret"};
    settings.oa_secret_key = base::Secret{"oa-secret-key"};
    settings.asset_base = "http://127.0.0.1:9080";
    return settings;
  }

  ordered_json call(ApiRequest request, base::TimePoint now = start) {
    if (request.access_token.empty()) request.access_token = token;
    if (request.method.empty()) request.method = "POST";
    const auto answer = call_api(platform, request, now);
    return ordered_json::parse(answer.body, nullptr, false);
  }

  ApiRequest text(const std::string& words) const {
    ApiRequest request;
    request.path = "/v3.0/oa/message/cs";
    request.body =
        ordered_json{{"recipient", {{"user_id", lan}}}, {"message", {{"text", words}}}}.dump();
    return request;
  }

  simulator::Person& person() { return *platform.people.find(lan); }

  // The bodies of all events that are due by then, in order.
  std::vector<ordered_json> events(base::TimePoint by) {
    std::vector<ordered_json> bodies;
    while (const auto delivery = platform.deliveries.take(by)) {
      bodies.push_back(ordered_json::parse(delivery->body));
      platform.deliveries.settle(*delivery, simulator::Attempt::accepted, {}, by);
    }
    return bodies;
  }
};

ApiRequest upload(const char* kind, const char* name, std::string bytes) {
  ApiRequest request;
  request.path = std::string{"/v2.0/oa/upload/"} + kind;
  request.file = simulator::UploadedFile{name, "", std::move(bytes)};
  return request;
}

}  // namespace

TEST_CASE("an accepted message shows on the phone and comes back as an echo without admin_id") {
  Office office;
  office.events(start);
  const auto answer = office.call(office.text("Kính chào"));
  CHECK(answer["error"] == 0);
  CHECK(answer["data"]["message_id"].get<std::string>().size() == 20);
  CHECK(answer["data"]["sent_time"].is_string());
  REQUIRE(office.person().entries.size() == 1);
  CHECK(office.person().entries.back().text == "Kính chào");
  const auto events = office.events(start + 10s);
  REQUIRE(events.size() == 2);
  CHECK(events[0]["event_name"] == "oa_send_text");
  CHECK(events[0]["message"]["msg_id"] == answer["data"]["message_id"]);
  CHECK_FALSE(events[0]["sender"].contains("admin_id"));
  CHECK(events[1]["event_name"] == "user_received_message");
}

TEST_CASE("a staff message carries admin_id and is no receipt's matter") {
  Office office;
  office.events(start);
  REQUIRE(staff_says(office.platform, office.person(), "Em chào bác", start));
  const auto events = office.events(start + 10s);
  REQUIRE(events.size() == 1);
  CHECK(events[0]["sender"].contains("admin_id"));
}

TEST_CASE("a message to nobody, to a closed window and with a bad token fails with its number") {
  Office office;
  auto to_nobody = office.text("a");
  to_nobody.body = R"({"recipient":{"user_id":"1"},"message":{"text":"a"}})";
  CHECK(office.call(to_nobody)["error"] == -201);
  office.token = office.platform.tokens.mint(office.platform.rng, start + 24h * 8).access;
  CHECK(office.call(office.text("a"), start + 24h * 8)["error"] == -230);
  auto invented = office.text("a");
  invented.access_token = "invented";
  CHECK(office.call(invented)["error"] == -216);
  CHECK(office.call(office.text("a"), start + 24h * 20)["error"] == -220);
}

TEST_CASE("every failed send is listed on the phone with its number") {
  Office office;
  office.platform.faults.api.error_code = -232;
  office.call(office.text("bị chặn"));
  REQUIRE(office.person().entries.size() == 1);
  CHECK(office.person().entries.back().kind == "failed");
  CHECK(office.person().entries.back().error == -232);
  CHECK(office.person().entries.back().text == "bị chặn");
}

TEST_CASE("the call above the limit of the minute is refused, and the headers count down") {
  Office office;
  office.platform.faults.platform.rate_limit = 2;
  CHECK(office.call(office.text("1"))["error"] == 0);
  CHECK(office.call(office.text("2"))["error"] == 0);
  CHECK(office.call(office.text("3"))["error"] == -32);
  auto request = office.text("4");
  request.method = "POST";
  request.access_token = office.token;
  const auto next_minute = call_api(office.platform, request, start + 60s);
  CHECK(next_minute.error == 0);
  CHECK(next_minute.headers.at("X-RateLimit-Limit") == "2");
  CHECK(next_minute.headers.at("X-RateLimit-Remain") == "1");
}

TEST_CASE("a lost answer was a deed, a cut before was none") {
  Office office;
  office.platform.faults.api.lose_answer = true;
  office.platform.faults.api.next = 1;
  auto request = office.text("đã nhận");
  request.method = "POST";
  request.access_token = office.token;
  CHECK(call_api(office.platform, request, start).cut);
  CHECK(office.person().entries.back().kind == "text");
  office.platform.faults.api.cut_before = true;
  CHECK(call_api(office.platform, request, start).cut);
  CHECK(office.person().entries.back().kind == "failed");
}

TEST_CASE("appsecret_proof is asked for only when the setting is on") {
  Office office;
  CHECK(office.call(office.text("a"))["error"] == 0);
  office.platform.faults.platform.require_proof = true;
  CHECK(office.call(office.text("a"))["error"] == -242);
  auto proven = office.text("a");
  proven.appsecret_proof = base::hmac_sha256_hex("app-secret", office.token);
  CHECK(office.call(proven)["error"] == 0);
}

TEST_CASE("an upload can be sent for seven days") {
  Office office;
  const auto uploaded = office.call(upload("image", "a.png", simulator::sample_photo()));
  REQUIRE(uploaded["error"] == 0);
  auto request = office.text("");
  request.body =
      ordered_json{{"recipient", {{"user_id", office.lan}}},
                   {"message",
                    {{"attachment",
                      {{"type", "template"},
                       {"payload",
                        {{"template_type", "media"},
                         {"elements",
                          ordered_json::array(
                              {{{"media_type", "image"},
                                {"attachment_id", uploaded["data"]["attachment_id"]}}})}}}}}}}}
          .dump();
  CHECK(office.call(request)["error"] == 0);
  CHECK(office.person().entries.back().image_url.starts_with("http://127.0.0.1:9080/asset/"));
  const auto later = start + 24h * 7;
  office.token = office.platform.tokens.mint(office.platform.rng, later).access;
  CHECK(office.call(request, later)["error"] == -100);
}

TEST_CASE("uploads of the wrong type or size are refused") {
  Office office;
  CHECK(office.call(upload("image", "a.png", "no picture"))["error"] == -201);
  CHECK(office.call(upload(
            "image", "a.png", simulator::sample_photo() + std::string(1'048'576, ' ')))["error"] ==
        -210);
  CHECK(office.call(upload("file", "a.exe", "MZ"))["error"] == -201);
  CHECK(office.call(upload("file", "a.PDF", "%PDF-1.4"))["error"] == 0);
  CHECK(office.call(upload("gif", "a.gif", simulator::sample_gif()))["error"] == 0);
}

TEST_CASE("older ways of sending are refused until they are switched on") {
  Office office;
  auto request = office.text("a");
  request.path = "/v2.0/oa/message";
  CHECK(office.call(request)["error"] == -240);
  request.path = "/v3.0/oa/message/transaction";
  CHECK(office.call(request)["error"] == -233);
  office.platform.faults.platform.legacy_messages = true;
  CHECK(office.call(request)["error"] == 0);
  request.path = "/v3.0/oa/nothing";
  CHECK(office.call(request)["error"] == -209);
}

TEST_CASE("a template by phone is answered in strings and reported by its own receipt") {
  Office office;
  office.events(start);
  ApiRequest request;
  request.path = "/message/template";
  request.body =
      R"({"phone":"0912 000 001","template_id":"201","template_data":{"ma":"H1"},"tracking_id":"t1"})";
  const auto answer = office.call(request);
  CHECK(answer["error"] == 0);
  CHECK(answer["data"]["quota"]["dailyQuota"].is_string());
  const auto events = office.events(start + 10s);
  REQUIRE(events.size() == 1);
  CHECK(events[0]["recipient"]["id"] == "84912000001");
  CHECK(events[0]["message"]["tracking_id"] == "t1");
  request.body = R"({"phone":"0912999999","template_id":"201","template_data":{}})";
  CHECK(office.call(request)["error"] == -118);
  request.access_token = "invented";
  CHECK(office.call(request)["error"] == -124);
}

TEST_CASE("the token endpoint answers flat, with expires_in as a text") {
  Office office;
  const auto pair = office.platform.tokens.mint(office.platform.rng, start);
  ApiRequest request;
  request.path = "/v4/oa/access_token";
  request.secret_key = "app-secret";
  request.fields = {{"app_id", "3141592653589793238"},
                    {"grant_type", "refresh_token"},
                    {"refresh_token", pair.refresh}};
  const auto answer = office.call(request);
  CHECK(answer["expires_in"] == "90000");
  CHECK_FALSE(answer.contains("error"));
  const auto again = office.call(request);
  CHECK(again["error"] == -14014);
  CHECK_FALSE(again.contains("access_token"));
  request.secret_key = "wrong";
  CHECK(office.call(request).contains("error_name"));
}
