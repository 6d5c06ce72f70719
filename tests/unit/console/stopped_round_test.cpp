// A round that stopped by itself: the two people who answer for it are told, until somebody
// decides.
#include <doctest/doctest.h>

#include "bot/surveys/inviter.hpp"
#include "bot/surveys/rounds.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/unit/console/cases_room.hpp"

namespace {

const std::string reason = "12 trong 100 tin gần nhất không gửi được.";

// Planned by "anh", approved by "sep"; "lan" works on surveys too.
struct Office {
  Office() {
    anh = room.hire({"anh", "chuyen_vien"});
    sep = room.hire({"sep", "dieu_hanh"});
    room.hire({"lan", "chuyen_vien"});
    bot::keep_shipped_questionnaires(room.database(), staffroom::content(), room.clock.now());
    room.database().write([&](storage::Tx& tx) { round = storage::SurveyRounds(tx).add(kept()); });
  }

  storage::KeptRound kept() const {
    storage::KeptRound one;
    one.round.name = "Đợt 11/2026";
    one.round.questionnaire = "nhanh";
    one.round.version = 1;
    one.round.state = surveys::RoundState::sending;
    one.round.opens = room.clock.now();
    one.round.closes = one.round.opens + std::chrono::hours{24 * 14};
    one.round.made_by = one.round.submitted_by = anh.value;
    one.round.approved_by = sep.value;
    one.plan = "{}";
    return one;
  }

  void stops_itself() {
    room.database().write([&](storage::Tx& tx) {
      REQUIRE(bot::move_round(tx, round, surveys::StopsItself{reason}, room.clock.now()));
    });
  }

  std::int64_t rev() { return room.number("SELECT rev FROM survey_rounds"); }

  staffroom::ordered_json told(const std::string& who, const std::string& query = {}) const {
    return room.at_work(who).get("/changes", query).json["rounds_stopped"];
  }

  cases_room::CasesRoom room{};
  storage::AccountId anh{};
  storage::AccountId sep{};
  surveys::RoundId round{};
};

}  // namespace

TEST_CASE("who planned a round and who approved it are told that it stopped by itself, and why") {
  Office office;
  CHECK(office.told("anh").empty());
  office.stops_itself();
  for (const auto* who : {"anh", "sep"}) {
    const auto told = office.told(who);
    REQUIRE(told.size() == 1);
    CHECK(told[0]["id"] == office.round.value);
    CHECK(told[0]["name"] == "Đợt 11/2026");
    CHECK(told[0]["why"] == reason);
  }
  CHECK(office.told("lan").empty());
}

TEST_CASE("an open page learns of it at its next question") {
  Office office;
  auto sep = office.room.at_work("sep");
  const auto before = sep.get("/changes").json;
  const auto query = "cursor=" + std::to_string(before["cursor"].get<std::int64_t>()) +
                     "&state=" + before["state"].get<std::string>();
  CHECK(sep.get("/changes", query).status == 304);
  office.stops_itself();
  const auto news = sep.get("/changes", query);
  REQUIRE(news.status == 200);
  CHECK(news.json["rounds_stopped"].size() == 1);
}

TEST_CASE("the notice goes with the decision, and a pause by a person is none") {
  Office office;
  office.stops_itself();
  auto anh = office.room.at_work("anh");
  const std::string at = "/surveys/rounds/" + std::to_string(office.round.value);
  REQUIRE(anh.post(at + "/resume", {{"rev", office.rev()}}).status == 200);
  CHECK(office.told("sep").empty());
  REQUIRE(anh.post(at + "/pause", {{"rev", office.rev()}, {"why", "xem lại"}}).status == 200);
  CHECK(office.told("sep").empty());
  REQUIRE(anh.post(at + "/resume", {{"rev", office.rev()}}).status == 200);
  office.stops_itself();
  CHECK(office.told("sep").size() == 1);
  const staffroom::ordered_json end{{"rev", office.rev()}, {"why", "thôi"}, {"let_finish", true}};
  REQUIRE(anh.post(at + "/stop", end).status == 200);
  CHECK(office.told("sep").empty());
}
