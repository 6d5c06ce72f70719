// A round as it is planned: its checklist, what Zalo's templates need, whom the cap leaves out.
#include "office/surveys/round_plan.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "office/surveys/fatigue_book.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_lists.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/unit/console/results_room.hpp"

using results_room::CasesRoom;
using staffroom::ordered_json;
using storage::Params;
using storage::Tx;

namespace {

constexpr const char* template_number = "512001";

struct Room : CasesRoom {
  Room() {
    hire({"anh", "chuyen_vien"});
    round = results_room::add_round(*this, "Đợt 12/2026", 20);
  }

  // On the list, agreed, wrote an hour ago.
  std::string lists(const std::string& person, const std::string& facts) {
    std::string citizen;
    database().write([&](Tx& tx) {
      storage::SurveyLists list(tx);
      if (list_.value == 0) {
        list_ = list.add({.name = "Tháng 11", .source = "file", .staff = 1, .at = clock.now()});
        list.make_ready(list_);
      }
      citizen = storage::Citizens(tx).find_or_create("zalo", person, clock.now()).id;
      storage::Citizens(tx).touch(citizen, clock.now() - std::chrono::hours{1});
      storage::Consents(tx).record(
          {citizen, "khao_sat", storage::Decision::agreed, "1", "zalo", clock.now()});
      list.put(list_, {.citizen = citizen, .unit = cases_room::ward, .facts = facts});
    });
    return citizen;
  }

  void plans(surveys::RoundState state, const std::string& uid = {}) {
    auto plan = surveys::usual_plan(7);
    plan.sample.everybody = true;
    plan.list = list_.value;
    plan.templates.uid = uid;
    database().write([&](Tx& tx) {
      auto kept = storage::SurveyRounds(tx).find(round);
      kept->round.state = state;
      kept->round.opens = clock.now() + std::chrono::hours{24};
      kept->round.closes = kept->round.opens + std::chrono::hours{24 * 14};
      kept->list = list_.value;
      kept->plan = base::to_text(surveys::to_json(plan));
      REQUIRE(storage::SurveyRounds(tx).save(*kept));
    });
  }

  void knows_template(const std::string& fields) {
    database().write([&](Tx& tx) {
      tx.exec(
          "INSERT INTO ready_texts (kind, code, version, title, shortcut, text, fields, state, "
          "staff, at) VALUES ('zbs', $1, 1, 'Mời', '', 'Mời Ông/Bà', $2, 'enabled', 1, 1)",
          Params{std::string{template_number}, fields});
    });
  }

  void is_tested() {
    database().write([&](Tx& tx) {
      storage::Invitations invitations(tx);
      for (const auto* colleague : {"771", "772", "773"}) {
        storage::Invitation one{.round = round, .rehearsal = true};
        one.citizen = storage::Citizens(tx).find_or_create("zalo", colleague, clock.now()).id;
        one.facts = "{}";
        one.due_at = clock.now();
        invitations.add(one);
      }
      for (const auto& one : invitations.rehearsals_due(clock.now(), 10)) {
        invitations.sent(one.id, clock.now());
        invitations.arrived(one.id, clock.now());
      }
    });
  }

  ordered_json opened() {
    auto browser = at_work("anh");
    const auto reply = browser.get("/surveys/rounds/" + std::to_string(round.value));
    REQUIRE(reply.status == 200);
    return reply.json;
  }

  ordered_json line(const std::string& code) {
    const auto shown = opened();
    for (const auto& one : shown["checklist"]) {
      if (one["code"] == code) return one;
    }
    return {};
  }

  staffroom::Reply submit() {
    auto browser = at_work("anh");
    return browser.post(results_room::path(round, "submit"), {{"rev", opened()["rev"]}});
  }

  surveys::RoundId round{};

 private:
  storage::ListId list_{};
};

constexpr const char* fields =
    R"([{"name":"thu_tuc","label":"Thủ tục","max":60},{"name":"ngay_hen","label":"Ngày hẹn","max":20}])";

std::string words(const ordered_json& line) {
  return line.value("vi", std::string{});
}

}  // namespace

TEST_CASE("a template with a field that the list cannot fill keeps the round from leaving") {
  Room room;
  room.knows_template(fields);
  room.lists("11", R"({"thu_tuc":"cấp căn cước"})");
  room.lists("12", R"({"thu_tuc":"cấp căn cước"})");
  room.plans(surveys::RoundState::draft, template_number);
  room.is_tested();
  const auto line = room.line("templates");
  CHECK(line["ok"] == false);
  CHECK(words(line).find("Mẫu tin 512001 có ô “Ngày hẹn” (ngay_hen)") != std::string::npos);
  CHECK(words(line).find("cho 2 người") != std::string::npos);
  CHECK(room.submit().code() == "not_ready");
}

TEST_CASE("one person without the value is one too many, and with all of them the round may go") {
  Room room;
  room.knows_template(fields);
  room.lists("11", R"({"ngay_hen":"24/11/2026"})");
  const auto lacking = room.lists("12", R"({"ngay_hen":""})");
  room.plans(surveys::RoundState::draft, template_number);
  room.is_tested();
  CHECK(words(room.line("templates")).find("cho 1 người") != std::string::npos);
  room.database().write([&](Tx& tx) {
    tx.exec("UPDATE survey_people SET facts = $2 WHERE citizen = $1",
            Params{lacking, std::string{R"({"ngay_hen":"25/11/2026"})"}});
  });
  CHECK(room.line("templates")["ok"] == true);
  const auto reply = room.submit();
  CAPTURE(reply.json.dump());
  CHECK(reply.status == 200);
}

TEST_CASE("a field of a fact that the questionnaire knows is filled for everybody") {
  Room room;
  room.knows_template(R"([{"name":"don_vi","label":"Đơn vị","max":60}])");
  room.lists("11", "{}");
  room.plans(surveys::RoundState::draft, template_number);
  CHECK(room.line("templates")["ok"] == true);
}

TEST_CASE("the checklist is there while a round is planned, and no sample is drawn for it later") {
  Room room;
  room.lists("11", "{}");
  room.plans(surveys::RoundState::draft);
  CHECK(room.opened()["checklist"].size() == 8);
  room.plans(surveys::RoundState::to_approve);
  CHECK(room.opened()["checklist"].size() == 8);
  // Whoever comes onto the list counts at the next look: nothing is remembered.
  CHECK(words(room.line("list")).find("1 người") != std::string::npos);
  room.lists("12", "{}");
  CHECK(words(room.line("list")).find("2 người") != std::string::npos);
  for (const auto state : {surveys::RoundState::scheduled,
                           surveys::RoundState::sending,
                           surveys::RoundState::paused,
                           surveys::RoundState::closing,
                           surveys::RoundState::closed,
                           surveys::RoundState::cancelled}) {
    room.plans(state);
    CHECK(room.opened()["checklist"].empty());
  }
}

TEST_CASE("who is left out by the cap is counted under the numbers in force") {
  Room room;
  room.lists("11", "{}");
  const auto asked = room.lists("12", "{}");
  room.database().write([&](Tx& tx) {
    storage::note_asked(tx, asked, room.clock.now() - std::chrono::hours{24 * 5});
  });
  room.plans(surveys::RoundState::draft);
  auto browser = room.at_work("anh");
  const auto reply = browser.get(results_room::path(room.round, "sample"));
  REQUIRE(reply.status == 200);
  REQUIRE(reply.json["left_out"].size() == 1);
  CHECK(reply.json["left_out"][0]["vi"] == "mới được hỏi dưới 90 ngày");
  CHECK(reply.json["people"] == 1);
}
