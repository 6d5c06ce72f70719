#include "tests/unit/console/rounds_room.hpp"

#include <doctest/doctest.h>

#include "bot/surveys/inviter.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_rounds.hpp"

namespace rounds_room {
namespace {

using storage::Tx;

// Of a day this year, as the contract writes it.
constexpr const char* opens = "2026-11-25T08:00:00+07:00";
constexpr const char* closes = "2026-12-09T19:30:00+07:00";

}  // namespace

RoundsRoom::RoundsRoom(int people) {
  for (const auto* name : {"anh", "binh", "chi"}) hire({name, "chuyen_vien"});
  hire({"sep", "dieu_hanh"});
  bot::keep_shipped_questionnaires(database(), staffroom::content(), clock.now());
  for (int i = 0; i < people; ++i) {
    const auto id = citizen("66" + std::to_string(i));
    database().write([&](Tx& tx) {
      storage::Consents(tx).record(
          {id, "khao_sat", storage::Decision::agreed, "1", "zalo", clock.now()});
    });
  }
}

void RoundsRoom::plan(const std::string& name) {
  auto anh = at_work("anh");
  REQUIRE(anh.post("/surveys/lists/wrote",
                   {{"name", "Người đã nhắn"}, {"from", "2026-11-01"}, {"to", "2026-11-23"}})
              .status == 201);
  REQUIRE(anh.post("/surveys/rounds", {{"name", name}, {"questionnaire", "nhanh"}, {"version", 1}})
              .status == 201);
  auto wanted = kept();
  wanted["opens"] = opens;
  wanted["closes"] = closes;
  wanted["plan"]["list"] = 1;
  wanted["plan"]["sample"]["everybody"] = true;
  REQUIRE(change("anh", wanted).status == 200);
}

void RoundsRoom::test() {
  database().write([&](Tx& tx) {
    storage::Invitations invitations(tx);
    for (const auto* colleague : {"771", "772", "773"}) {
      const auto who = storage::Citizens(tx).find_or_create("zalo", colleague, clock.now());
      storage::Invitation one{.round = {1}, .citizen = who.id, .rehearsal = true};
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

void RoundsRoom::submit(const std::string& by) {
  test();
  REQUIRE(act(by, "submit").status == 200);
}

void RoundsRoom::send() {
  database().write([&](Tx& tx) {
    storage::Invitations invitations(tx);
    std::vector<std::string> people;
    tx.each("SELECT citizen FROM survey_people ORDER BY id", {}, [&](const storage::Row& row) {
      people.push_back(row.text(0));
    });
    for (std::size_t i = 0; i < people.size(); ++i) {
      storage::Invitation one{.round = {1}, .citizen = people[i], .cell = "|"};
      one.facts = "{}";
      one.draw = static_cast<std::int64_t>(i);
      one.reserve = i + 1 == people.size();
      if (!one.reserve) one.due_at = clock.now();
      REQUIRE(invitations.add(one));
    }
    for (const auto& one : invitations.due({1}, clock.now(), 100))
      REQUIRE(invitations.sent(one.id, clock.now()));
    storage::SurveyRounds(tx).drawn({1}, static_cast<std::int64_t>(people.size()), clock.now());
  });
  put_in(surveys::RoundState::sending);
}

void RoundsRoom::put_in(surveys::RoundState state) {
  database().write([&](Tx& tx) {
    storage::SurveyRounds rounds(tx);
    auto kept = *rounds.find({1});
    kept.round.state = state;
    REQUIRE(rounds.save(kept));
  });
}

Reply RoundsRoom::act(const std::string& who, const std::string& what, ordered_json body) {
  body["rev"] = rev();
  return at_work(who).post("/surveys/rounds/1/" + what, body);
}

ordered_json RoundsRoom::kept() {
  const auto read = at_work("anh").get("/surveys/rounds/1");
  REQUIRE(read.status == 200);
  return {{"rev", read.json["rev"]},
          {"name", read.json["name"]},
          {"questionnaire", read.json["questionnaire"]["id"]},
          {"version", read.json["questionnaire"]["version"]},
          {"anonymous", read.json["anonymous"]},
          {"opens", read.json["opens"]},
          {"closes", read.json["closes"]},
          {"plan", read.json["plan"]}};
}

Reply RoundsRoom::change(const std::string& who, ordered_json plan) {
  plan["rev"] = rev();
  return at_work(who).put("/surveys/rounds/1", plan);
}

}  // namespace rounds_room
