// openapi.yaml and the service: the same list of addresses, examples that hold, and a judge that
// finds what is not as written.
#include "tests/support/contract.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "console/routes.hpp"

namespace {

using nlohmann::ordered_json;

std::string fault(const std::string& name, int status, const ordered_json& body) {
  const auto blank = name.find(' ');
  return contract::fault_of({name.substr(0, blank),
                             name.substr(blank + 1),
                             status,
                             "application/json; charset=utf-8",
                             base::to_text(body)});
}

}  // namespace

TEST_CASE("every route of the contract is served, and none is served that is not in it") {
  std::set<std::string> served;
  for (const auto& route : console::routes()) {
    served.insert(std::string{route.method} + " " + std::string{route.pattern});
  }
  std::set<std::string> written;
  for (const auto& one : contract::operations()) written.insert(one.name());
  CHECK(written.size() > 100);
  for (const auto& route : written) {
    CAPTURE(route);
    CHECK(served.contains(route));
  }
  for (const auto& route : served) {
    CAPTURE(route);
    CHECK(written.contains(route));
  }
}

TEST_CASE("every example of the contract is as its schema says") {
  for (const auto& wrong : contract::wrong_examples()) FAIL_CHECK(wrong);
  for (const auto& one : contract::operations()) {
    CAPTURE(one.name());
    CHECK(one.good >= 200);
    CHECK(one.path().find('{') == std::string::npos);
    CHECK((one.example_type.empty() || !one.example.is_null()));
  }
}

TEST_CASE("an answer that is not as written is found") {
  ordered_json good{{"items",
                     {{{"id", "1"},
                       {"device", "Chrome"},
                       {"since", "2026-11-23T09:00:00.000+07:00"},
                       {"last_seen", "2026-11-23T09:00:00.000+07:00"},
                       {"current", true}}}}};
  const std::string name = "GET /me/logins";
  CHECK(fault(name, 200, good).empty());
  auto more = good;
  more["items"][0]["token"] = "x";
  CHECK(fault(name, 200, more).find("token") != std::string::npos);
  auto less = good;
  less["items"][0].erase("device");
  CHECK(fault(name, 200, less).find("device") != std::string::npos);
  auto other = good;
  other["items"][0]["current"] = "yes";
  CHECK_FALSE(fault(name, 200, other).empty());
  auto undated = good;
  undated["items"][0]["since"] = "yesterday";
  CHECK_FALSE(fault(name, 200, undated).empty());
  CHECK_FALSE(fault(name, 201, good).empty());
  CHECK_FALSE(fault(name, 204, good).empty());
  CHECK_FALSE(fault(name, 404, good).empty());
}

TEST_CASE("what stands in several schemas together is strict, too") {
  ordered_json codes{{"step", "password"}, {"csrf", "x"}, {"recovery_codes", {"abcd"}}};
  const std::string name = "POST /login/enrol/confirm";
  CHECK(fault(name, 200, codes).empty());
  codes["secret"] = "x";
  CHECK_FALSE(fault(name, 200, codes).empty());
  CHECK_FALSE(fault(name, 200, {{"step", "done"}, {"csrf", "x"}}).empty());
}

TEST_CASE("an address is found by its parts, and a wrong method names the right ones") {
  const auto found = console::find_route("GET", "/conversations/c_91/events");
  REQUIRE(found.route != nullptr);
  CHECK(found.path == std::vector<std::string>{"c_91"});
  CHECK(console::find_route("PATCH", "/me").allowed == "GET");
  CHECK(console::find_route("GET", "/conversations/c_91").route->pattern == "/conversations/{id}");
  CHECK(console::find_route("GET", "/nothing").allowed.empty());
}
