// What the pages of a running or finished round say: numbers that open lists, rates, waiting.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "storage/citizens.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/unit/console/rounds_room.hpp"

using rounds_room::ordered_json;
using rounds_room::Reply;
using rounds_room::RoundsRoom;
using storage::Tx;
using surveys::RoundState;

namespace {

// Answers to "nhanh" of its seven questions by the person with this invitation.
void answers(RoundsRoom& room, std::int64_t invitation, std::initializer_list<const char*> codes) {
  room.database().write([&](Tx& tx) {
    for (const auto* code : codes) {
      tx.exec(
          "INSERT INTO survey_answers (invitation, question, value, at) VALUES ($1, $2, '\"4\"', "
          "1)",
          storage::Params{invitation, std::string{code}});
    }
  });
}

void put(RoundsRoom& room, const std::string& what, std::int64_t invitation) {
  room.database().write([&](Tx& tx) {
    tx.exec("UPDATE survey_invitations SET " + what + " WHERE id = $1",
            storage::Params{invitation});
  });
}

// One person of each kind, in the order of the invitations; two of them in another unit.
void one_of_each(RoundsRoom& room) {
  room.plan();
  room.send();
  put(room, "state = 'complete', begun_at = 1", 1);
  answers(room, 1, {"Z1", "Z2"});
  put(room, "state = 'closed', begun_at = 1", 2);
  answers(room, 2, {"Z1", "Z2", "Z3", "Z4", "Z5"});
  put(room, "state = 'closed', begun_at = 1", 3);
  answers(room, 3, {"Z1"});
  put(room, "state = 'refused'", 4);
  put(room, "state = 'failed', why = 'no_consent', sent_at = NULL", 5);
  put(room, "state = 'failed', why = 'opted_out', sent_at = NULL", 6);
  put(room, "state = 'failed', why = 'blocked', sent_at = NULL", 7);
  put(room, "state = 'closed'", 8);
  put(room, "state = 'closed', sent_at = NULL", 9);  // planned, and the round was stopped
  put(room, "state = 'full'", 10);
  for (std::int64_t id = 1; id <= 12; ++id)
    put(room, "unit = 'y', field = 'Hộ tịch', level = 'tinh'", id);
  put(room, "unit = 'x', field = 'Đất đai', level = 'xa'", 7);
  put(room, "unit = 'x', field = 'Hộ tịch', level = 'xa'", 8);
}

// So many who answered everywhere that nothing has to be hidden.
void a_crowd(RoundsRoom& room) {
  constexpr int each = 15;
  room.database().write([&](Tx& tx) {
    storage::Citizens citizens(tx);
    for (const std::string place : {"x|Đất đai", "x|Hộ tịch", "y|Đất đai", "y|Hộ tịch"}) {
      for (int i = 0; i < each; ++i) {
        const auto who =
            citizens.find_or_create("zalo", place + std::to_string(i), room.clock.now());
        tx.exec(
            "INSERT INTO survey_invitations (round, citizen, cell, unit, field, level, facts, "
            "draw, reserve, state, sent_at, begun_at) "
            "VALUES (1, $1, '|', $2, $3, $4, '{}', 0, 0, 'complete', 1, 1)",
            storage::Params{who.id,
                            place.substr(0, 1),
                            place.substr(2),
                            std::string{place.starts_with('x') ? "xa" : "tinh"}});
        tx.exec(
            "INSERT INTO survey_answers (invitation, question, value, at) "
            "SELECT max(id), 'Z1', '\"4\"', 1 FROM survey_invitations",
            {});
      }
    }
  });
}

}  // namespace

TEST_CASE("behind every number of the outcomes stand as many people, in every scope") {
  RoundsRoom room(12);
  one_of_each(room);
  a_crowd(room);
  auto anh = room.at_work("anh");
  for (const auto* scope : {"",
                            "unit=x",
                            "field=%C4%90%E1%BA%A5t+%C4%91ai",
                            "level=xa",
                            "unit=y&field=H%E1%BB%99+t%E1%BB%8Bch"}) {
    const auto results = anh.get("/surveys/rounds/1/results", scope);
    REQUIRE(results.status == 200);
    REQUIRE(results.json["outcomes"].size() == 6);
    for (const auto& one : results.json["outcomes"]) {
      const auto code = one["code"].get<std::string>();
      const auto people =
          anh.get("/surveys/rounds/1/people", "outcome=" + code + "&" + std::string{scope});
      REQUIRE(people.status == 200);
      CHECK_MESSAGE(people.json["total"] == one["people"], code << " in " << scope);
      CHECK(people.json["outcome"]["vi"] == one["vi"]);
    }
    const auto of_all = [&](const std::string& outcome) {
      return anh.get("/surveys/rounds/1/people", "outcome=" + outcome + "&" + std::string{scope})
          .json["total"];
    };
    if (results.json["n"] == 0) continue;  // hidden
    CHECK(of_all("counted") == results.json["n"]);
    CHECK(of_all("any") == results.json["invited"]);
  }
  const auto listed = [&](const std::string& query) {
    std::vector<std::int64_t> ids;
    const auto reply = anh.get("/surveys/rounds/1/people", query);
    for (const auto& one : reply.json["items"]) ids.push_back(one["id"]);
    return ids;
  };
  CHECK(listed("outcome=partial") == std::vector<std::int64_t>{2});
  CHECK(listed("outcome=break_off") == std::vector<std::int64_t>{3});
  CHECK(listed("outcome=refusal") == std::vector<std::int64_t>{4, 5, 6});
  CHECK(listed("outcome=not_reached") == std::vector<std::int64_t>{7, 8, 11});
  CHECK(listed("outcome=not_reached&unit=x&field=H%E1%BB%99+t%E1%BB%8Bch") ==
        std::vector<std::int64_t>{8});
  CHECK(listed("outcome=not_eligible") == std::vector<std::int64_t>{10});
  CHECK(listed("why=blocked") == std::vector<std::int64_t>{7});
  CHECK(anh.get("/surveys/rounds/1/people", "outcome=unheard").code() == "invalid");
}

TEST_CASE("the response rate is RR1 wherever it stands") {
  RoundsRoom room(12);
  one_of_each(room);
  auto anh = room.at_work("anh");
  // 1 complete of 1 partial, 1 break-off, 3 refusals and 3 silent beside it.
  const auto listed = anh.get("/surveys/rounds").json["items"][0]["response_rate"];
  CHECK(listed.get<double>() == doctest::Approx(1.0 / 9));
  const auto watch = anh.get("/surveys/rounds/1/watch").json;
  CHECK(watch["response_rate"] == listed);
  CHECK(watch["round"]["response_rate"] == listed);
}

TEST_CASE("the page counts the sends that the automatic stop counts: those since somebody looked") {
  RoundsRoom room(6);
  room.plan();
  room.send();
  room.database().write([&](Tx& tx) {
    for (std::int64_t id = 1; id <= 4; ++id) {
      tx.exec(
          "INSERT INTO survey_messages (outbox, invitation, kind, settled, at) "
          "VALUES ($1, $1, 'invitation', $2, $3)",
          storage::Params{id,
                          std::string{id == 4 ? "done" : "blocked"},
                          base::to_millis(room.clock.now()) + (id == 4 ? 60'000 : 0)});
    }
  });
  const auto rates = [&] {
    return room.at_work("anh").get("/surveys/rounds/1/watch").json["stop_rates"];
  };
  CHECK(rates()["sends"] == 4);
  CHECK(rates()["blocked"] == 3);
  room.put_in(RoundState::paused);
  room.clock.advance(std::chrono::seconds{30});
  REQUIRE(room.act("anh", "resume").status == 200);
  CHECK(rates()["sends"] == 1);
  CHECK(rates()["blocked"] == 0);
}

TEST_CASE("a running round says what the platform makes it wait for, in the words of its code") {
  RoundsRoom room;
  room.plan();
  room.send();
  // Wednesday at nine: the calendar holds nothing back.
  room.clock.advance(std::chrono::hours{48});
  const auto wait = [&] {
    const auto watch = room.at_work("anh").get("/surveys/rounds/1/watch");
    REQUIRE(watch.status == 200);
    return watch.json["wait"];
  };
  CHECK(wait().is_null());
  const auto tomorrow = base::to_millis(room.clock.now() + std::chrono::hours{15});
  room.database().write([&](Tx& tx) {
    tx.exec(
        "INSERT INTO outbox (id, dedupe_key, citizen, kind, body, author, urgency, when_unsure, "
        "in_line, text_digest, not_before, expires_at, state, ready_at, attempts) VALUES "
        "(1, 'k', '660', 'message', '{}', 'bot', 'bulk', 'resend_once', 1, '', 0, $1, 'gave_up', "
        "$1, 1)",
        storage::Params{tomorrow});
    tx.exec(
        "INSERT INTO outbox_attempts (outbox_id, number, started_at, outcome, detail) "
        "VALUES (1, 1, 0, 'again', 'busy -211')",
        {});
    tx.exec(
        "INSERT INTO survey_messages (outbox, invitation, kind, settled, at) "
        "VALUES (1, 1, 'invitation', 'recalled', 0)",
        {});
    tx.exec("UPDATE survey_invitations SET state = 'planned', due_at = $1 WHERE id = 1",
            storage::Params{tomorrow});
  });
  const auto told = wait();
  CHECK(told["code"] == "platform");
  CHECK(told["vi"] == "Đang chờ 00:00 26/11/2026: Hết hạn mức gửi tin của OA.");
  room.clock.advance(std::chrono::hours{16});
  CHECK(wait()["code"] != "platform");  // the hour has come; now it is the night
}
