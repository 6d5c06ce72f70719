#include "simulator/faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using simulator::change_faults;
using simulator::Faults;

TEST_CASE("only what is named changes") {
  Faults faults;
  REQUIRE(change_faults(faults, {{"api", {{"error_code", -230}}}, {"rate_limit", 10}}));
  CHECK(faults.api.error_code == -230);
  CHECK(faults.platform.rate_limit == 10);
  CHECK(faults.echo.enabled);
  CHECK(faults.echo.delay_ms == 150);
}

TEST_CASE("an unknown name or a wrong type changes nothing and is named") {
  Faults faults;
  const auto unknown = change_faults(faults, {{"rate_limit", 10}, {"api", {{"speed", 1}}}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().what.find("api.speed") != std::string::npos);
  CHECK(faults.platform.rate_limit == 4000);
  CHECK_FALSE(change_faults(faults, {{"buttons", "yes"}}));
  CHECK_FALSE(change_faults(faults, {{"api", {{"delay_ms", 60'001}}}}));
  CHECK_FALSE(change_faults(faults, {{"webhook", {{"escape", "rot13"}}}}));
}

TEST_CASE("a fault for the next two calls is gone after two") {
  Faults faults;
  REQUIRE(change_faults(faults, {{"api", {{"error_code", -32}, {"next", 2}}}}));
  CHECK(simulator::take_api_faults(faults, "/a").error_code == -32);
  CHECK(simulator::take_api_faults(faults, "/a").error_code == -32);
  CHECK(simulator::take_api_faults(faults, "/a").error_code == 0);
}

TEST_CASE("a fault without a number stays until it is changed") {
  Faults faults;
  REQUIRE(change_faults(faults, {{"api", {{"http_status", 500}}}}));
  for (int call = 0; call < 20; ++call) {
    CHECK(simulator::take_api_faults(faults, "/a").http_status == 500);
  }
  REQUIRE(change_faults(faults, {{"api", {{"http_status", 0}}}}));
  CHECK(simulator::take_api_faults(faults, "/a").http_status == 0);
}

TEST_CASE("a fault for one path or one event leaves the others alone and is not used up by them") {
  Faults faults;
  REQUIRE(change_faults(
      faults,
      {{"api", {{"lose_answer", true}, {"only_path", "/v3.0/oa/message/cs"}, {"next", 1}}},
       {"delivery", {{"drop", true}, {"only_event", "user_send_text"}, {"next", 1}}}}));
  CHECK_FALSE(simulator::take_api_faults(faults, "/v2.0/oa/getoa").lose_answer);
  CHECK(simulator::take_api_faults(faults, "/v3.0/oa/message/cs").lose_answer);
  CHECK_FALSE(simulator::take_delivery_faults(faults, "follow").drop);
  CHECK(simulator::take_delivery_faults(faults, "user_send_text").drop);
  CHECK_FALSE(simulator::take_delivery_faults(faults, "user_send_text").drop);
}

TEST_CASE("what is set can be read back") {
  Faults faults;
  REQUIRE(change_faults(faults, {{"webhook", {{"escape", "unicode"}, {"retry", false}}}}));
  const auto json = simulator::faults_to_json(faults);
  CHECK(json["webhook"]["escape"] == "unicode");
  CHECK(json["webhook"]["retry"] == false);
  Faults other;
  REQUIRE(change_faults(other, json));
  CHECK(simulator::faults_to_json(other) == json);
}
