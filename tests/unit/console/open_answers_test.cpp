// Open answers of a survey round: masked, given themes, and their writers asked once whether they
// want to send a report.
#include <doctest/doctest.h>

#include "storage/consents.hpp"
#include "storage/handovers.hpp"
#include "tests/unit/console/results_room.hpp"

using cases_room::department;
using cases_room::ward;
using results_room::add_round;
using results_room::answer;
using results_room::CasesRoom;
using results_room::path;
using staffroom::ordered_json;

namespace {

constexpr const char* other_ward = "ct-x31120";

struct Room : CasesRoom {
  Room() {
    hire({"anh", "chuyen_vien"});
    hire({"so", "dau_moi_don_vi", 0, department});
    hire({"kt", "kiem_tra"});
    round = add_round(*this, "Đợt 11/2026", 20);
    answer(*this, round, {ward, "Đất đai", 30, "xa", 5});
    answer(*this, round, {department, "Đất đai", 5, "tinh", 4});
  }

  ordered_json first(staffroom::Browser& browser, const std::string& query = {}) const {
    const auto reply =
        browser.call({.method = "GET", .path = "/api/v1" + path(round, "answers"), .query = query});
    REQUIRE(reply.status == 200);
    REQUIRE_FALSE(reply.json["items"].empty());
    return reply.json["items"][0];
  }

  surveys::RoundId round{};
};

std::string of(const ordered_json& answer, const std::string& what) {
  return "/surveys/answers/" + std::to_string(answer["id"].get<std::int64_t>()) + "/" + what;
}

}  // namespace

TEST_CASE("open answers come masked, and with their unit only where the results show that unit") {
  Room room;
  answer(room, room.round, {other_ward, "Đất đai", 40, "xa", 5});
  auto browser = room.at_work("anh");
  const auto reply = browser.get(path(room.round, "answers"));
  REQUIRE(reply.status == 200);
  CHECK(reply.json["total"] == 6);
  CHECK(reply.json["next"].is_null());
  for (const auto& one : reply.json["items"]) {
    const auto text = one["text"].get<std::string>();
    CHECK(text.find("0912345678") == std::string::npos);
    CHECK(text.find("Mẫu") == std::string::npos);
    CHECK(text.find("làm rất nhanh") != std::string::npos);
    CHECK(one["may_invite"] == false);
  }
  // In the department five answered. The ward with thirty is hidden beside it: if it were named,
  // words without a name would be the department's.
  for (const std::size_t hidden : {2U, 3U, 4U, 5U}) {
    CHECK(reply.json["items"][hidden]["hidden_unit"] == true);
    CHECK(reply.json["items"][hidden]["unit_name"] == "");
  }
  CHECK(reply.json["items"][0]["hidden_unit"] == false);
  CHECK(reply.json["items"][0]["unit_name"] != "");
}

TEST_CASE("an officer of a unit reads the words of that unit alone, and only where ten answered") {
  Room room;
  auto own = room.at_work("so");
  auto all = room.at_work("anh");
  CHECK(own.get(path(room.round, "answers")).json["total"] == 0);
  const auto of_few = all.get(path(room.round, "answers")).json["items"][0];
  CHECK(own.put(of(of_few, "themes"), {{"themes", ordered_json::array()}}).status == 404);
  answer(room, room.round, {department, "Hộ tịch", 5, "tinh", 4});
  CHECK(own.get(path(room.round, "answers")).json["total"] == 4);
  const auto of_ward = all.get(path(room.round, "answers")).json["items"][5];
  CHECK(own.put(of(of_ward, "themes"), {{"themes", ordered_json::array()}}).status == 404);
}

TEST_CASE("the list behind a number is as long as the number, in every scope and for every theme") {
  Room room;
  answer(room, room.round, {department, "Hộ tịch", 20, "tinh", 4});
  answer(room, room.round, {other_ward, "Đất đai", 40, "xa", 5});
  auto browser = room.at_work("anh");
  const auto made = browser.post("/surveys/themes", {{"title", "Chờ lâu"}, {"about", ""}});
  const auto theme = made.json["id"].get<std::int64_t>();
  for (const auto& one : browser.get(path(room.round, "answers")).json["items"]) {
    if (one["unit_name"] == "") continue;
    REQUIRE(browser.put(of(one, "themes"), {{"themes", {theme}}}).status == 200);
  }
  for (const std::string query : {"",
                                  "unit=ct-so-noi-vu",
                                  "field=H%E1%BB%99%20t%E1%BB%8Bch",
                                  "level=xa",
                                  "unit=ct-so-noi-vu&field=%C4%90%E1%BA%A5t%20%C4%91ai"}) {
    CAPTURE(query);
    const auto get = [&](const std::string& what, const std::string& more = {}) {
      return browser
          .call({.method = "GET",
                 .path = "/api/v1" + path(room.round, what),
                 .query = query + (query.empty() || more.empty() ? "" : "&") + more})
          .json;
    };
    const auto list = get("answers");
    std::int64_t counted = 0;
    const auto results = get("results");
    for (const auto& one : results["open"]) counted += one["answers"].get<std::int64_t>();
    CHECK(list["total"] == counted);
    for (const auto& one : list["themes"])
      CHECK(get("answers", "theme=" + std::to_string(theme))["total"] == one["answers"]);
  }
}

TEST_CASE("an answer is given themes, found by them, and a retired one is given no more") {
  Room room;
  auto browser = room.at_work("anh");
  const auto made = browser.post("/surveys/themes", {{"title", "  Chờ lâu "}, {"about", ""}});
  REQUIRE(made.status == 201);
  CHECK(made.json["title"] == "Chờ lâu");
  CHECK(browser.post("/surveys/themes", {{"title", "Chờ lâu"}}).code() == "title_taken");
  const auto id = made.json["id"].get<std::int64_t>();
  const auto one = room.first(browser);
  const auto given = browser.put(of(one, "themes"), {{"themes", {id, id}}});
  REQUIRE(given.status == 200);
  CHECK(given.json["themes"] == ordered_json{id});
  CHECK(browser.get("/surveys/themes").json["items"][0]["answers"] == 1);
  CHECK(room.first(browser, "theme=" + std::to_string(id))["id"] == one["id"]);
  const ordered_json retired{{"rev", 1}, {"title", "Chờ lâu"}, {"about", ""}, {"retired", true}};
  const auto theme = "/surveys/themes/" + std::to_string(id);
  REQUIRE(browser.put(theme, retired).status == 200);
  const auto stale = browser.put(theme, retired);
  CHECK(stale.code() == "stale");
  CHECK(stale.json["theme"]["rev"] == 2);
  // Where it is it may stay; elsewhere it is refused.
  CHECK(browser.put(of(one, "themes"), {{"themes", {id}}}).status == 200);
  const auto other = browser.get(path(room.round, "answers")).json["items"][1];
  CHECK(browser.put(of(other, "themes"), {{"themes", {id}}}).status == 422);
  CHECK(browser.put(of(one, "themes"), {{"themes", {77}}}).status == 422);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what LIKE 'survey.theme%'") == 4);
}

TEST_CASE("who looks only may neither give themes nor ask anybody") {
  Room room;
  auto browser = room.at_work("kt");
  const auto one = room.first(browser);
  CHECK(browser.put(of(one, "themes"), {{"themes", ordered_json::array()}}).code() == "forbidden");
  CHECK(browser.post(of(one, "invite")).code() == "forbidden");
}

TEST_CASE("the writer is asked once whether to send a report, and only who agreed to surveys") {
  Room room;
  auto browser = room.at_work("anh");
  const auto before = room.first(browser);
  CHECK(browser.post(of(before, "invite")).code() == "no_survey_consent");
  results_room::agree_all(room);
  const auto one = room.first(browser);
  CHECK(one["may_invite"] == true);
  const auto asked = browser.post(of(one, "invite"));
  REQUIRE(asked.status == 200);
  CHECK(asked.json["invited"] == true);
  CHECK(asked.json["may_invite"] == false);
  CHECK(room.number("SELECT count(*) FROM outbox") == 1);
  CHECK(room.text("SELECT body FROM outbox").find("gửi phản ánh") != std::string::npos);
  CHECK(browser.post(of(one, "invite")).code() == "asked_before");
  CHECK(room.number("SELECT count(*) FROM outbox") == 1);
}

TEST_CASE("single answers of an anonymous round are read once it has forgotten who answered") {
  Room room;
  auto browser = room.at_work("anh");
  const auto one = room.first(browser);
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_rounds SET anonymous = 1", storage::Params{});
  });
  CHECK(browser.put(of(one, "themes"), {{"themes", ordered_json::array()}}).status == 404);
  CHECK(browser.get(path(room.round, "answers")).code() == "anonymous_running");
  const auto file = browser.call(
      {.method = "GET", .path = "/api/v1" + path(room.round, "export"), .query = "kind=csv"});
  CHECK(file.code() == "anonymous_running");
  CHECK(browser.get(path(room.round, "results")).status == 200);
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_rounds SET anonymised_at = 1", storage::Params{});
  });
  CHECK(browser.get(path(room.round, "answers")).status == 200);
}

TEST_CASE(
    "nobody is asked when Zalo's window is closed, an officer talks, or the round is anonymous") {
  Room room;
  results_room::agree_all(room);
  auto browser = room.at_work("anh");
  const auto one = room.first(browser);
  const auto citizen = room.text(
      "SELECT citizen FROM survey_invitations WHERE id = (SELECT invitation FROM survey_answers "
      "WHERE id = " +
      std::to_string(one["id"].get<std::int64_t>()) + ")");
  room.asks_for_a_person(citizen);
  CHECK(browser.post(of(one, "invite")).code() == "not_now");
  const auto other = browser.get(path(room.round, "answers")).json["items"][3];
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE citizens SET last_interaction_at = 1000", storage::Params{});
  });
  CHECK(browser.post(of(other, "invite")).code() == "window_closed");
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_rounds SET anonymous = 1, anonymised_at = 1", storage::Params{});
  });
  CHECK(browser.post(of(other, "invite")).code() == "anonymous_round");
  CHECK(room.number("SELECT count(*) FROM survey_report_offers") == 0);
}
