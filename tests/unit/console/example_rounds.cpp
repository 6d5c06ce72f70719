// What has happened before each address of survey rounds and questionnaires is asked.
#include <doctest/doctest.h>

#include "bot/surveys/inviter.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"
#include "storage/survey_testers.hpp"
#include "tests/unit/console/example_parts.hpp"

namespace example_room {
namespace {

using storage::Tx;

void is_shipped(Scene& scene) {
  bot::keep_shipped_questionnaires(
      scene.office->database(), staffroom::content(), scene.office->clock.now());
}

void has_a_draft(Scene& scene) {
  is_shipped(scene);
  const auto& asked = contract::operation("POST /surveys/questionnaires");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 201);
}

// Citizen c_1 wrote to the account and wants surveys: a list of one.
void has_a_list(Scene& scene, Browser& browser) {
  is_shipped(scene);
  scene.office->database().write([&](Tx& tx) {
    storage::Consents(tx).record(
        {"c_1", "khao_sat", storage::Decision::agreed, "1", "zalo", scene.office->clock.now()});
  });
  const auto& asked = contract::operation("POST /surveys/lists/wrote");
  REQUIRE(browser.post(asked.path(), asked.example).status == 201);
}

void has_a_round(Scene& scene) {
  auto anh = scene.office->at_work("anh");
  has_a_list(scene, anh);
  const auto& asked = contract::operation("POST /surveys/rounds");
  REQUIRE(anh.post(asked.path(), asked.example).status == 201);
}

void is_linked(Scene& scene) {
  scene.office->database().write([&](Tx& tx) {
    storage::SurveyTesters testers(tx);
    const auto code = testers.code_for({7}, 1, scene.office->clock.now());
    REQUIRE(testers.link(code, "c_1", scene.office->clock.now()));
  });
}

void is_planned(Scene& scene) {
  has_a_round(scene);
  is_linked(scene);
  auto anh = scene.office->at_work("anh");
  const auto& asked = contract::operation("PUT /surveys/rounds/{id}");
  REQUIRE(anh.put(asked.path(), asked.example).status == 200);
}

void is_tested(Scene& scene) {
  is_planned(scene);
  scene.office->database().write([&](Tx& tx) {
    storage::Invitations invitations(tx);
    for (const auto* colleague : {"771", "772", "773"}) {
      const auto now = scene.office->clock.now();
      const auto citizen = storage::Citizens(tx).find_or_create("zalo", colleague, now);
      storage::Invitation one{.round = {1}, .citizen = citizen.id, .rehearsal = true};
      one.facts = "{}";
      one.due_at = now;
      invitations.add(one);
    }
    for (const auto& one : invitations.rehearsals_due(scene.office->clock.now(), 10)) {
      invitations.sent(one.id, scene.office->clock.now());
      invitations.arrived(one.id, scene.office->clock.now());
    }
  });
}

// Whatever was done before, the example is asked of the round as it is now.
void up_to_date(Scene& scene) {
  if (!scene.body.is_object() || !scene.body.contains("rev")) return;
  scene.body["rev"] = scene.office->number("SELECT rev FROM survey_rounds WHERE id = 1");
}

void to_submit(Scene& scene) {
  is_tested(scene);
  up_to_date(scene);
}

void is_submitted(Scene& scene) {
  is_tested(scene);
  auto anh = scene.office->at_work("anh");
  REQUIRE(anh.post("/surveys/rounds/1/submit", {{"rev", 2}}).status == 200);
  up_to_date(scene);
}

void set_state(Scene& scene, surveys::RoundState state) {
  scene.office->database().write([&](Tx& tx) {
    storage::SurveyRounds rounds(tx);
    auto kept = *rounds.find({1});
    kept.round.state = state;
    REQUIRE(rounds.save(kept));
  });
  up_to_date(scene);
}

// One was invited, another waits in the reserve.
void is_sending(Scene& scene) {
  is_submitted(scene);
  scene.office->database().write([&](Tx& tx) {
    storage::Invitations invitations(tx);
    storage::Invitation one{.round = {1}, .citizen = "c_1", .cell = "|"};
    one.facts = "{}";
    REQUIRE(invitations.add(one));
    const auto now = scene.office->clock.now();
    const auto second = storage::Citizens(tx).find_or_create("zalo", "779", now);
    storage::Invitation other{.round = {1}, .citizen = second.id, .cell = "|", .reserve = true};
    other.facts = "{}";
    REQUIRE(invitations.add(other));
    tx.exec(
        "UPDATE survey_invitations SET state = 'sent', sent_at = 1 WHERE citizen = 'c_1' "
        "AND rehearsal = 0",
        {});
    storage::SurveyRounds(tx).drawn({1}, 2, now);
  });
  set_state(scene, surveys::RoundState::sending);
}

void is_paused(Scene& scene) {
  is_submitted(scene);
  set_state(scene, surveys::RoundState::paused);
}

void to_cancel(Scene& scene) {
  is_planned(scene);
  up_to_date(scene);
}

}  // namespace

Parts round_parts() {
  return {{"GET /surveys/questionnaires", as("anh", has_a_draft)},
          {"POST /surveys/questionnaires", as("anh", is_shipped)},
          {"POST /surveys/questionnaires/check", as("anh")},
          {"POST /surveys/questionnaires/preview", as("anh")},
          {"GET /surveys/questionnaires/{id}/{version}", as("anh", has_a_draft)},
          {"PUT /surveys/questionnaires/{id}/{version}", as("anh", has_a_draft)},
          {"DELETE /surveys/questionnaires/{id}/{version}", as("anh", has_a_draft)},
          {"GET /surveys/rounds", as("anh", has_a_round)},
          {"POST /surveys/rounds", as("anh", is_shipped)},
          {"GET /surveys/rounds/{id}", as("anh", is_tested)},
          {"PUT /surveys/rounds/{id}", as("anh", has_a_round)},
          {"GET /surveys/rounds/{id}/sample", as("anh", is_planned)},
          {"GET /surveys/rounds/{id}/schedule", as("anh", is_planned)},
          {"GET /surveys/rounds/{id}/watch", as("anh", is_sending)},
          {"GET /surveys/rounds/{id}/people", as("anh", is_sending)},
          {"POST /surveys/rounds/{id}/test", as("anh", to_cancel)},
          {"GET /surveys/testers", as("anh")},
          {"POST /surveys/rounds/{id}/submit", as("anh", to_submit)},
          {"POST /surveys/rounds/{id}/approve", as("sep", is_submitted)},
          {"POST /surveys/rounds/{id}/send-back", as("sep", is_submitted)},
          {"POST /surveys/rounds/{id}/pause", as("anh", is_sending)},
          {"POST /surveys/rounds/{id}/resume", as("anh", is_paused)},
          {"POST /surveys/rounds/{id}/stop", as("anh", is_sending)},
          {"POST /surveys/rounds/{id}/cancel", as("anh", to_cancel)},
          {"POST /surveys/rounds/{id}/reserve", as("anh", is_sending)}};
}

}  // namespace example_room
