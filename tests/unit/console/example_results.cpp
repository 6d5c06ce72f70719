#include <doctest/doctest.h>

#include "tests/unit/console/example_parts.hpp"
#include "tests/unit/console/results_room.hpp"

namespace example_room {
namespace {

constexpr const char* surveyor = "anh";

// A crowd large enough that its figures are shown; its last two wrote open answers.
void answered_a_survey(Scene& scene) {
  const auto round = results_room::add_round(*scene.office, "Đợt 11/2026", 20);
  results_room::answer(*scene.office, round, {cases_room::ward, "Đất đai", 40, "xa", 4});
}

void theme_stands(Scene& scene) {
  const auto& asked = contract::operation("POST /surveys/themes");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 201);
}

void themes_to_give(Scene& scene) {
  answered_a_survey(scene);
  theme_stands(scene);
}

void writer_agreed(Scene& scene) {
  answered_a_survey(scene);
  results_room::agree_all(*scene.office);
}

}  // namespace

Parts result_parts() {
  return {{"GET /surveys/rounds/{id}/results", {surveyor, answered_a_survey}},
          {"GET /surveys/rounds/{id}/export", {surveyor, answered_a_survey}},
          {"GET /surveys/rounds/{id}/answers", {surveyor, answered_a_survey}},
          {"PUT /surveys/answers/{id}/themes", {surveyor, themes_to_give}},
          {"POST /surveys/answers/{id}/invite", {surveyor, writer_agreed}},
          {"GET /surveys/themes", {surveyor, theme_stands}},
          {"POST /surveys/themes", {surveyor, {}}},
          {"PUT /surveys/themes/{id}", {surveyor, theme_stands}}};
}

}  // namespace example_room
