#include <thread>

#include <doctest/doctest.h>

#include "tests/unit/console/example_parts.hpp"

namespace example_room {
namespace {

using namespace std::chrono_literals;

// The file of the contract, read.
void read_a_file(Scene& scene) {
  const auto& asked = contract::operation("POST /surveys/imports");
  auto request = scene.request_with(asked, asked.example.get<std::string>());
  request.query = asked.query();
  REQUIRE(scene.browser->call(request).status == 202);
  for (int i = 0; i < 1'000; ++i) {
    if (scene.browser->get("/surveys/imports/1").json["state"] == "read") return;
    std::this_thread::sleep_for(5ms);
  }
  FAIL("the file was not read");
}

void has_a_list(Scene& scene) {
  const auto& asked = contract::operation("POST /surveys/lists/wrote");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 201);
}

}  // namespace

Parts survey_parts() {
  return {{"POST /surveys/imports", as("anh")},
          {"GET /surveys/imports/{id}", as("anh", read_a_file)},
          {"PUT /surveys/imports/{id}", as("anh", read_a_file)},
          {"DELETE /surveys/imports/{id}", as("anh", read_a_file)},
          {"GET /surveys/imports/{id}/left-out", as("anh", read_a_file)},
          {"POST /surveys/imports/{id}/save", as("anh", read_a_file)},
          {"GET /surveys/lists", as("anh", has_a_list)},
          {"GET /surveys/lists/unit-options", as("anh")},
          {"POST /surveys/lists/wrote", as("anh")},
          {"GET /surveys/lists/{id}", as("anh", has_a_list)}};
}

}  // namespace example_room
