// openapi.yaml and the served routes are the same list. The file is ours and read by its form: two
// blanks before an address, four before a method.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/text_file.hpp"
#include "console/routes.hpp"

namespace {

std::string upper(std::string_view word) {
  std::string text{word};
  for (auto& letter : text) letter = static_cast<char>(letter - 'a' + 'A');
  return text;
}

std::set<std::string> in_contract() {
  const auto text =
      base::read_text_file(std::string{LANGNGHE_SOURCE_DIR} + "/console/openapi.yaml");
  REQUIRE(text.ok());
  std::set<std::string> routes;
  std::string address;
  std::string_view rest{*text};
  rest.remove_prefix(rest.find("\npaths:"));
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (line.starts_with("  /")) address = line.substr(2, colon - 2);
    const bool method = line.starts_with("    ") && line.size() > 5 && line[4] != ' ';
    if (method) routes.insert(upper(line.substr(4, colon - 4)) + " " + address);
  }
  return routes;
}

}  // namespace

TEST_CASE("every route of the contract is served, and none is served that is not in it") {
  std::set<std::string> served;
  for (const auto& route : console::routes()) {
    served.insert(std::string{route.method} + " " + std::string{route.pattern});
  }
  const auto written = in_contract();
  CHECK(written.size() > 20);
  for (const auto& route : written) {
    CAPTURE(route);
    CHECK(served.contains(route));
  }
  for (const auto& route : served) {
    CAPTURE(route);
    CHECK(written.contains(route));
  }
}

TEST_CASE("an address is found by its parts, and a wrong method names the right ones") {
  const auto found = console::find_route("GET", "/conversations/c_91/events");
  REQUIRE(found.route != nullptr);
  CHECK(found.path == std::vector<std::string>{"c_91"});
  CHECK(console::find_route("PATCH", "/me").allowed == "GET");
  CHECK(console::find_route("GET", "/conversations/c_91").route->pattern == "/conversations/{id}");
  CHECK(console::find_route("GET", "/nothing").allowed.empty());
}
