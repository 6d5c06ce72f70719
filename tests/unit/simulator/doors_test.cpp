#include <doctest/doctest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "simulator/api_door.hpp"
#include "simulator/listener.hpp"
#include "simulator/page_door.hpp"
#include "simulator/webhook_post.hpp"

using namespace std::chrono_literals;
using nlohmann::ordered_json;
using simulator::Attempt;
using simulator::Listener;
using simulator::Simulator;

namespace {

simulator::ListenerSettings any_port() {
  simulator::ListenerSettings settings;
  settings.host = "127.0.0.1";
  settings.threads = 4;
  settings.body_bytes_max = 1024 * 1024;
  return settings;
}

simulator::Settings office() {
  simulator::Settings settings;
  settings.app_id = "1";
  settings.oa_id = "2";
  settings.app_secret = base::Secret{"app-secret"};
  settings.oa_secret_key = base::Secret{"oa-key"};
  return settings;
}

struct Doors {  // both doors over plain HTTP; certificates are the integration tests' matter
  base::SystemClock real_time{};
  Simulator simulator{office(), 5, real_time};
  simulator::WebhookAddress webhook{"http://127.0.0.1:9", "/", ""};
  simulator::ControlPlace place{simulator, webhook};
  Listener api{any_port()};
  Listener page{any_port()};
  int api_port = 0;
  int page_port = 0;

  Doors() {
    api_port = *api.bind([this](const auto& request, auto& response) {
      simulator::answer_api(simulator, request, response);
    });
    page_port = *page.bind([this](const auto& request, auto& response) {
      simulator::answer_page(place, SIMULATOR_PAGE, request, response);
    });
    api.start();
    page.start();
  }

  ~Doors() { simulator.stop(); }

  ordered_json control(const std::string& path, const ordered_json& body) {
    httplib::Client client("127.0.0.1", page_port);
    const auto answer = client.Post(path, body.dump(), "application/json");
    REQUIRE(answer);
    return ordered_json::parse(answer->body);
  }

  // A template that was described, sent by phone; its number of the message.
  std::string template_to(const std::string& phone, const ordered_json& described) {
    control("/sim/templates", described);
    const auto token =
        control("/sim/tokens", ordered_json::object())["access_token"].get<std::string>();
    httplib::Client client("127.0.0.1", api_port);
    const ordered_json body{{"phone", phone},
                            {"template_id", described["template_id"]},
                            {"template_data", ordered_json::object()},
                            {"tracking_id", "t1"}};
    const auto sent = client.Post(
        "/message/template", {{"access_token", token}}, body.dump(), "application/json");
    REQUIRE(sent);
    return ordered_json::parse(sent->body)["data"]["msg_id"].get<std::string>();
  }

  // The bodies of what is on its way to the webhook.
  std::vector<ordered_json> events() {
    std::vector<ordered_json> bodies;
    simulator.use([&](simulator::Platform& platform, base::TimePoint now) {
      while (const auto delivery = platform.deliveries.take(now)) {
        bodies.push_back(ordered_json::parse(delivery->body));
        platform.deliveries.settle(*delivery, Attempt::accepted, {}, now);
      }
    });
    return bodies;
  }
};

}  // namespace

TEST_CASE("stars and quick replies tell the message and the sender's mark, and no person") {
  Doors doors;
  const ordered_json an{{"name", "An"}, {"phone", "0912000077"}};
  const auto deeds =
      "/sim/people/" + doors.control("/sim/people", an)["user_id"].get<std::string>();
  const auto rating =
      doors.template_to("0912000077", {{"template_id", "1"}, {"text", "a"}, {"rating", true}});
  const auto asking = doors.template_to(
      "0912000077", {{"template_id", "2"}, {"text", "b"}, {"replies", {"Có", "Không"}}});
  doors.events();
  doors.control(deeds + "/rate", {{"msg_id", rating}, {"rate", 4}, {"note", "tốt"}});
  doors.control(deeds + "/reply", {{"msg_id", asking}, {"label", "Không"}});
  const auto events = doors.events();
  REQUIRE(events.size() == 2);
  CHECK(events[0]["event_name"] == "user_feedback");
  CHECK(events[0]["message"]["msg_id"] == rating);
  CHECK(events[0]["message"]["tracking_id"] == "t1");
  CHECK(events[0]["message"]["rate"] == 4);
  CHECK(events[1]["event_name"] == "user_click_response_button");
  CHECK(events[1]["msg_id"] == asking);
  CHECK(events[1]["message"]["data"] == "Không");
  CHECK(events[1]["message"]["tracking_id"] == "t1");
  for (const auto& event : events) CHECK_FALSE(event.contains("sender"));
  CHECK(doors.control(deeds + "/rate", {{"msg_id", asking}, {"rate", 4}}).contains("error"));
  CHECK(doors.control(deeds + "/reply", {{"msg_id", asking}, {"label", "Thôi"}}).contains("error"));
  CHECK(doors.control(deeds + "/reply", {{"msg_id", rating}, {"label", "Có"}}).contains("error"));
  CHECK(doors.events().empty());
}

TEST_CASE("a message goes through the door and shows on the phone") {
  Doors doors;
  const auto token =
      doors.control("/sim/tokens", ordered_json::object())["access_token"].get<std::string>();
  const auto lan = doors.control("/sim/people", {{"name", "Lan"}, {"followed", true}})["user_id"]
                       .get<std::string>();
  httplib::Client client("127.0.0.1", doors.api_port);
  const httplib::Headers headers{{"access_token", token}};
  const auto body =
      ordered_json{{"recipient", {{"user_id", lan}}}, {"message", {{"text", "Kính chào"}}}}.dump();
  const auto sent = client.Post("/v3.0/oa/message/cs", headers, body, "application/json");
  REQUIRE(sent);
  CHECK(sent->get_header_value("X-RateLimit-Limit") == "4000");
  httplib::Client phone("127.0.0.1", doors.page_port);
  const auto shown = phone.Get("/sim/people/" + lan + "/messages?after=0&wait_ms=1000");
  REQUIRE(shown);
  CHECK(ordered_json::parse(shown->body)["messages"][0]["text"] == "Kính chào");
}

TEST_CASE("a lost answer ends the connection without a byte, though the deed is done") {
  Doors doors;
  doors.control("/sim/faults", {{"api", {{"lose_answer", true}, {"next", 1}}}});
  httplib::Client client("127.0.0.1", doors.api_port);
  CHECK_FALSE(client.Get("/v2.0/oa/getoa"));
  const auto next = client.Get("/v2.0/oa/getoa");
  REQUIRE(next);
  CHECK(next->status == 200);
}

TEST_CASE("a waiting phone is woken by news, not by the end of its patience") {
  Doors doors;
  const auto lan = doors.control("/sim/people", {{"name", "Lan"}})["user_id"].get<std::string>();
  std::thread writer([&] {
    std::this_thread::sleep_for(50ms);
    doors.control("/sim/people/" + lan + "/staff", {{"text", "Chào bác"}});
  });
  httplib::Client phone("127.0.0.1", doors.page_port);
  phone.set_read_timeout(20s);
  const auto started = std::chrono::steady_clock::now();
  const auto shown = phone.Get("/sim/people/" + lan + "/messages?after=0&wait_ms=15000");
  writer.join();
  REQUIRE(shown);
  CHECK(ordered_json::parse(shown->body)["messages"].size() == 1);
  CHECK(std::chrono::steady_clock::now() - started < 10s);
}

TEST_CASE("the page is served with its type, and nothing outside of its folder is") {
  Doors doors;
  httplib::Client client("127.0.0.1", doors.page_port);
  const auto page = client.Get("/");
  REQUIRE(page);
  CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
  CHECK(page->get_header_value("Cache-Control") == "no-cache");
  CHECK(client.Get("/main.js")->get_header_value("Content-Type") ==
        "text/javascript; charset=utf-8");
  CHECK(client.Get("/..%2fmain.cpp")->status == 404);
  CHECK(client.Get("/nothing.html")->status == 404);
}

TEST_CASE("calls from another site's page are refused") {
  Doors doors;
  httplib::Client client("127.0.0.1", doors.page_port);
  CHECK(client.Post("/sim/tokens", {{"Origin", "http://example.org"}}, "{}", "application/json")
            ->status == 403);
  CHECK(client.Get("/sim/state", {{"Host", "example.org"}})->status == 403);
  CHECK(client.Get("/sim/state")->status == 200);
}

TEST_CASE("a door closes at once although a client keeps its connection open") {
  auto doors = std::make_unique<Doors>();
  httplib::Client client("127.0.0.1", doors->api_port);
  client.set_keep_alive(true);
  REQUIRE(client.Get("/v2.0/oa/getoa"));
  const auto started = std::chrono::steady_clock::now();
  doors.reset();
  CHECK(std::chrono::steady_clock::now() - started < 3s);
}

TEST_CASE("a port that is taken is an error with a sentence") {
  Listener first(any_port());
  const auto port = first.bind([](const auto&, auto&) {});
  REQUIRE(port);
  auto same = any_port();
  same.port = *port;
  Listener second(same);
  const auto taken = second.bind([](const auto&, auto&) {});
  REQUIRE_FALSE(taken);
  CHECK(taken.error().what.find("in use") != std::string::npos);
}

TEST_CASE("a delivery carries signature and retry number, and its outcome follows the answer") {
  int status = 200;
  std::string signature;
  std::string retry;
  Listener webhook(any_port());
  const auto port = webhook.bind([&](const httplib::Request& request, httplib::Response& response) {
    signature = request.get_header_value("X-ZEvent-Signature");
    retry = request.get_header_value("num_retry");
    response.status = status;
  });
  REQUIRE(port);
  webhook.start();
  simulator::Delivery delivery;
  delivery.body = "{}";
  delivery.signature = "mac=00";
  {
    simulator::WebhookPost post({"http://127.0.0.1:" + std::to_string(*port), "/hook", ""});
    CHECK(post.deliver(delivery).attempt == Attempt::accepted);
    CHECK(signature == "mac=00");
    CHECK(retry.empty());
    delivery.attempt = 3;
    status = 503;
    const auto refused = post.deliver(delivery);
    CHECK(refused.attempt == Attempt::refused);
    CHECK(refused.http_status == 503);
    CHECK(retry == "3");
    delivery.unreachable = true;
    CHECK(post.deliver(delivery).attempt == Attempt::no_connection);
  }
  webhook.stop();
  delivery.unreachable = false;
  simulator::WebhookPost nobody({"http://127.0.0.1:" + std::to_string(*port), "/hook", ""});
  CHECK(nobody.deliver(delivery).attempt == Attempt::no_connection);
}

TEST_CASE("a webhook that takes longer than two seconds has not answered") {
  Listener webhook(any_port());
  const auto port = webhook.bind([](const auto&, auto&) { std::this_thread::sleep_for(2300ms); });
  REQUIRE(port);
  webhook.start();
  simulator::WebhookPost post({"http://127.0.0.1:" + std::to_string(*port), "/", ""});
  CHECK(post.deliver({}).attempt == Attempt::no_answer);
}

TEST_CASE("an address of the webhook needs a scheme and a host") {
  const auto full = simulator::webhook_address("https://127.0.0.1:8443/zalo/webhook", "ca.pem");
  REQUIRE(full);
  CHECK(full->origin == "https://127.0.0.1:8443");
  CHECK(full->path == "/zalo/webhook");
  CHECK(simulator::webhook_address("https://a", "")->path == "/");
  CHECK_FALSE(simulator::webhook_address("127.0.0.1:8443/x", ""));
  CHECK_FALSE(simulator::webhook_address("https:///x", ""));
}
