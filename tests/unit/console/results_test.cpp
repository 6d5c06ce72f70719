// The results page of a survey round: what it shows to whom, and that what is hidden is nowhere.
#include <doctest/doctest.h>

#include "console/surveys/counted_rounds.hpp"
#include "tests/unit/console/results_room.hpp"

using cases_room::department;
using cases_room::other_department;
using cases_room::ward;
using results_room::add_round;
using results_room::answer;
using results_room::CasesRoom;
using results_room::path;

namespace {

constexpr const char* office_wide = "anh";  // of the survey team

struct Room : CasesRoom {
  Room() {
    hire({office_wide, "chuyen_vien"});
    hire({"so", "dau_moi_don_vi", 0, department});
    round = add_round(*this, "Đợt 11/2026", 20);
  }

  surveys::RoundId round{};
};

// That many people of the two places stood on the round's list.
void of_list(Room& room, surveys::RoundId round, std::int64_t of_ward, std::int64_t of_department) {
  room.database().write([&](storage::Tx& tx) {
    using storage::Params;
    tx.exec(
        "INSERT INTO survey_lists (id, name, source, ready, staff, at) "
        "VALUES ($1, 't', 'file', 1, 1, 1)",
        Params{round.value});
    constexpr const char* stratum =
        "INSERT INTO survey_list_strata (list, unit, field, level, people) "
        "VALUES ($1, $2, 'Đất đai', $3, $4)";
    tx.exec(stratum, Params{round.value, std::string{ward}, std::string{"xa"}, of_ward});
    tx.exec(stratum,
            Params{round.value, std::string{department}, std::string{"tinh"}, of_department});
    tx.exec(
        "UPDATE survey_rounds SET list = $1, people = $2, counted_rev = counted_rev + 1 "
        "WHERE id = $1",
        Params{round.value, of_ward + of_department});
  });
}

// How often the text stands in it as a number of its own.
int times(const std::string& text, const std::string& number) {
  int found = 0;
  for (auto at = text.find(number); at != std::string::npos; at = text.find(number, at + 1)) {
    const auto digit = [&](std::size_t place) {
      return place < text.size() && text[place] >= '0' && text[place] <= '9';
    };
    if (!digit(at - 1) && !digit(at + number.size())) ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("210 very satisfied and 40 satisfied are an index of 100 %") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 210, "xa", 5});
  answer(room, room.round, {ward, "Hộ tịch", 40, "xa", 4});
  auto browser = room.at_work(office_wide);
  const auto reply = browser.get(path(room.round, "results"));
  REQUIRE(reply.status == 200);
  const auto& json = reply.json;
  CHECK(json["n"] == 250);
  CHECK(json["invited"] == 250);
  CHECK(json["overall"]["code"] == "Z1");
  CHECK(json["overall"]["figure"]["share"]["share"] == 1.0);
  CHECK(json["overall"]["figure"]["share"]["good"] == 250);
  CHECK(json["overall"]["levels"] == staffroom::ordered_json{0, 0, 0, 40, 210});
  CHECK(json["criteria"][0]["levels"] == staffroom::ordered_json{0, 0, 0, 40, 210});
  CHECK(json["rates"]["rr1"] == 1.0);
  CHECK(json["units"][0]["name"] != ward);
  CHECK(json["rounds"].size() == 1);
  CHECK(json["overall"]["note"]["vi"].get<std::string>().find("SIPAS") != std::string::npos);
}

TEST_CASE("a hidden figure is nowhere in the answer, whatever part of the round is asked for") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 61, "xa", 5});
  answer(room, room.round, {ward, "Hộ tịch", 8, "xa", 2});
  answer(room, room.round, {department, "Đất đai", 47, "tinh", 4});
  answer(room, room.round, {department, "Hộ tịch", 53, "tinh", 4});
  auto browser = room.at_work(office_wide);
  const auto whole = browser.get(path(room.round, "results"));
  REQUIRE(whole.status == 200);
  // 8 is hidden, so are the others of the square: 61, 47, 53 could tell it.
  for (const auto* number : {"8", "61", "47", "53"}) {
    CAPTURE(number);
    for (const auto& cell : whole.json["table"]["cells"]) {
      CHECK(cell["figure"]["hidden"] == "secondary");
      CHECK(times(cell.dump(), number) == 0);
    }
  }
  for (const std::string query : {"unit=ct-x31321&field=H%E1%BB%99%20t%E1%BB%8Bch",
                                  "unit=ct-x31321&field=%C4%90%E1%BA%A5t%20%C4%91ai",
                                  "level=xa&field=H%E1%BB%99%20t%E1%BB%8Bch"}) {
    CAPTURE(query);
    auto reply = browser.call(
        {.method = "GET", .path = "/api/v1" + path(room.round, "results"), .query = query});
    REQUIRE(reply.status == 200);
    CHECK(reply.json["n"] == 0);
    CHECK(reply.json["outcomes"].empty());
    CHECK(reply.json["round"]["complete"] == 0);
    for (const auto* number : {"8", "61"}) CHECK(times(reply.body, number) == 0);
    CHECK(reply.json["overall"]["figure"]["share"].is_null());
  }
}

TEST_CASE("n of a place opens as many people as it says, without those who left the question out") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 30, "xa", 5});
  answer(room, room.round, {department, "Đất đai", 20, "tinh", 2});
  room.database().write([](storage::Tx& tx) {
    tx.exec("DELETE FROM survey_answers WHERE question = 'Z1' AND invitation <= 3", {});
    tx.exec(
        "UPDATE survey_answers SET value = '\"bo_qua\"' WHERE question = 'Z1' "
        "AND invitation = 4",
        {});
  });
  auto browser = room.at_work(office_wide);
  const auto results = browser.get(path(room.round, "results")).json;
  const auto people = [&](const std::string& query) {
    return browser
        .call({.method = "GET", .path = "/api/v1" + path(room.round, "people"), .query = query})
        .json["total"];
  };
  CHECK(people("outcome=counted") == 50);
  CHECK(people("outcome=rated") == 46);
  for (const auto& line : results["units"])
    CHECK(people("outcome=rated&unit=" + line["id"].get<std::string>()) == line["figure"]["n"]);
  CHECK(results["units"][0]["figure"]["n"].get<int>() +
            results["units"][1]["figure"]["n"].get<int>() ==
        46);
}

TEST_CASE("an officer of a unit sees that unit alone") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 61, "xa", 5});
  answer(room, room.round, {department, "Đất đai", 47, "tinh", 4});
  auto browser = room.at_work("so");
  const auto reply = browser.get(path(room.round, "results"));
  REQUIRE(reply.status == 200);
  REQUIRE(reply.json["units"].size() == 1);
  CHECK(reply.json["units"][0]["id"] == department);
  CHECK(reply.json["units"][0]["place"].is_null());
  CHECK(reply.json["n"] == 47);
  CHECK(times(reply.body, "61") == 0);
  CHECK(times(reply.body, "108") == 0);
}

TEST_CASE("a round is compared with the one before it, in words") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 60, "xa", 5});
  answer(room, room.round, {department, "Đất đai", 40, "tinh", 2});
  const auto later = add_round(room, "Đợt 12/2026", 27);
  answer(room, later, {ward, "Đất đai", 90, "xa", 5});
  answer(room, later, {department, "Đất đai", 10, "tinh", 2});
  auto browser = room.at_work(office_wide);
  const auto reply = browser.get(path(later, "results"));
  REQUIRE(reply.status == 200);
  CHECK(reply.json["against"]["id"] == room.round.value);
  const auto& change = reply.json["overall"]["change"];
  CHECK(change["points"].get<double>() == doctest::Approx(30));
  CHECK(change["significant"] == true);
  CHECK(change["vi"] == "Tăng 30,0 điểm so với Đợt 11/2026, lớn hơn ngẫu nhiên");
  CHECK(reply.json["criteria"][0]["comparable"] == true);
  CHECK(reply.json["rounds"].size() == 2);
  CHECK(reply.json["rounds"][0]["id"] == room.round.value);
  const auto alone = browser.call(
      {.method = "GET", .path = "/api/v1" + path(later, "results"), .query = "against=none"});
  CHECK(alone.json["against"].is_null());
  CHECK(alone.json["overall"]["change"].is_null());
  const auto wrong = browser.call(
      {.method = "GET", .path = "/api/v1" + path(later, "results"), .query = "against=77"});
  CHECK(wrong.status == 422);
}

TEST_CASE("with weights every round of the line is weighted, as the change between them is") {
  Room room;
  answer(room, room.round, {ward, "Đất đai", 30, "xa", 5});
  answer(room, room.round, {department, "Đất đai", 70, "tinh", 2});
  const auto later = add_round(room, "Đợt 12/2026", 27);
  answer(room, later, {ward, "Đất đai", 60, "xa", 5});
  answer(room, later, {department, "Đất đai", 40, "tinh", 2});
  of_list(room, room.round, 200, 800);
  of_list(room, later, 300, 700);
  auto browser = room.at_work(office_wide);
  const auto of = [&](const std::string& query) {
    const auto reply =
        browser.call({.method = "GET", .path = "/api/v1" + path(later, "results"), .query = query});
    REQUIRE(reply.status == 200);
    return reply.json;
  };
  const auto share = [](const auto& json, int round) {
    return json["rounds"][static_cast<std::size_t>(round)]["figure"]["share"]["share"]
        .template get<double>();
  };
  const auto plain = of("");
  CHECK(share(plain, 0) == doctest::Approx(0.3));
  CHECK(share(plain, 1) == doctest::Approx(0.6));
  const auto weighted = of("weighted=true");
  CHECK(weighted["weighted"] == true);
  CHECK(share(weighted, 0) == doctest::Approx(0.2));
  CHECK(share(weighted, 1) == doctest::Approx(0.3));
  CHECK(weighted["overall"]["change"]["points"].get<double>() ==
        doctest::Approx((share(weighted, 1) - share(weighted, 0)) * 100));
  CHECK(weighted["notes"].size() == plain["notes"].size());
  // A list that cannot be: fewer people than answered.
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_list_strata SET people = 5 WHERE list = 1", {});
    tx.exec("UPDATE survey_rounds SET counted_rev = counted_rev + 1", {});
  });
  const auto refused = of("weighted=true");
  CHECK(share(refused, 0) == doctest::Approx(0.3));
  CHECK(refused["notes"].size() == plain["notes"].size() + 1);
  const auto note = refused["notes"].back()["vi"].template get<std::string>();
  CHECK(note.find("Đợt 11/2026") != std::string::npos);
}

TEST_CASE("a round that is over is counted once, until what it counts has changed") {
  CasesRoom room;
  const auto round = add_round(room, "Đợt 11/2026", 20);
  answer(room, round, {cases_room::ward, "Đất đai", 12, "xa", 5});
  console::CountedRounds rounds;
  const auto counted = [&] {
    console::SharedRound found;
    room.database().read([&](storage::Tx& tx) { found = rounds.of(tx, round); });
    return found;
  };
  const auto first = counted();
  CHECK(first->tally.strata().front().people == 12);
  CHECK(counted() == first);
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_invitations SET state = 'refused' WHERE id = 1", {});
  });
  const auto second = counted();
  CHECK(second != first);
  CHECK(second->tally.strata().front().people == 11);
  CHECK(rounds.kept() == 1);
  room.database().write([](storage::Tx& tx) {
    tx.exec("UPDATE survey_rounds SET state = 'sending', rev = rev + 1", {});
  });
  CHECK(counted() != counted());
}
