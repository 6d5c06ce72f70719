#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";

door::RawRequest post(std::string body, std::string signature = {}) {
  door::RawRequest request{.method = "POST", .path = "/zalo/webhook", .body = std::move(body)};
  if (!signature.empty()) request.headers.emplace_back("X-ZEvent-Signature", std::move(signature));
  return request;
}

std::int64_t arrivals(World& world) {
  return world.number("SELECT count(*) FROM inbox");
}

}  // namespace

TEST_CASE("an empty unsigned probe is answered with 200 and stored nowhere") {
  World world;
  CHECK(world.knock(post("")).status == 200);
  CHECK(world.knock(post("{}")).status == 200);
  CHECK(arrivals(world) == 0);
  CHECK(world.metrics.value("langnghe_webhook_probes_total") == 2);
}

TEST_CASE("a wrong signature is answered with 401 and nothing is stored") {
  World world;
  const auto body = world.text_body(citizen, "xin chào");
  CHECK(world.knock(post(body)).status == 401);
  CHECK(world.knock(post(body, "mac=" + std::string(64, 'a'))).status == 401);
  CHECK(arrivals(world) == 0);
}

TEST_CASE("a signed event is stored before it is answered") {
  World world;
  CHECK(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  CHECK(world.text("SELECT source || ' ' || kind || ' ' || citizen FROM inbox") ==
        "zalo user_send_text 7712345678901234567\n");
}

TEST_CASE("a signed body that cannot be read is stored and does no harm") {
  World world;
  CHECK(world.deliver(R"({"app_id":"3141592653589793238","timestamp":"1767225600123","cut o)") ==
        200);
  CHECK(arrivals(world) == 1);
  CHECK(world.rest());
  CHECK(world.text("SELECT kind || ' ' || state FROM inbox") == "unreadable done\n");
  CHECK(world.zalo.sightings().empty());
}

TEST_CASE("a signed body cut off before its timestamp is stored too") {
  World world;
  CHECK(world.deliver(R"({"app_id":"3141592653589793238","message":{"text":"bị c)") == 200);
  CHECK(world.deliver(R"({"app_id":"3141592653589793238")") == 200);
  CHECK(arrivals(world) == 2);
  CHECK(world.rest());
  CHECK(world.text("SELECT DISTINCT kind || ' ' || state FROM inbox") == "unreadable done\n");
}

TEST_CASE("a delivery seen twice is kept once and answered once") {
  World world;
  const auto body = world.text_body(citizen, "xin chào");
  CHECK(world.deliver(body) == 200);
  CHECK(world.rest());
  const auto seen = world.zalo.sightings().size();
  CHECK(seen > 0);
  CHECK(world.deliver(body) == 200);
  CHECK(world.rest());
  CHECK(arrivals(world) == 1);
  CHECK(world.zalo.sightings().size() == seen);
  CHECK(world.metrics.value("langnghe_webhook_duplicates_total") == 1);
}

TEST_CASE("while the database fails the webhook answers 503 and Zalo's next delivery is taken") {
  World world;
  const auto body = world.text_body(citizen, "xin chào");
  world.database().fail_all_writes();
  CHECK(world.deliver(body) == 503);
  world.database().heal();
  CHECK(arrivals(world) == 0);
  CHECK(world.deliver(body) == 200);
  CHECK(arrivals(world) == 1);
}

TEST_CASE("only the page of the domain check and the webhook are there") {
  World world;
  const auto page = world.knock({.method = "GET", .path = "/zalo_verifierAbc123.html"});
  CHECK(page.status == 200);
  CHECK(page.body.find("content=\"Abc123\"") != std::string::npos);
  CHECK(world.knock({.method = "GET", .path = "/zalo_verifierOther.html"}).status == 404);
  CHECK(world.knock({.method = "GET", .path = "/zalo/webhook"}).status == 405);
  CHECK(world.knock({.method = "GET", .path = "/"}).status == 404);
}
