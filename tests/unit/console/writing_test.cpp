// Writing: to the citizen, taking it back, notes, drafts, the window, what became of it.
#include <chrono>

#include <doctest/doctest.h>

#include "storage/outbox.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::conv;
using staffroom::hire_two;
using staffroom::newest;
using staffroom::ordered_json;
using staffroom::send;
using staffroom::Staffroom;

TEST_CASE("only the holder writes, and what is written waits eight seconds") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.asks_for_a_person(citizen);
  auto hoa = office.at_work("hoa");
  auto lan = office.at_work("lan");
  CHECK(send(hoa, citizen, "xin chào").code() == "not_owner");
  CHECK(office.number("SELECT count(*) FROM outbox") == 0);
  hoa.post(conv(citizen, "/claim"));
  CHECK(send(lan, citizen, "xin chào").json["holder"] == "Cán bộ hoa");
  const auto sent = send(hoa, citizen, "xin chào");
  CHECK(sent.status == 201);
  CHECK(sent.json["state"] == "undo");
  CHECK(office.number("SELECT not_before FROM outbox") == base::to_millis(office.clock.now() + 8s));
  CHECK(office.text("SELECT author FROM outbox") == "staff");
  CHECK(office.text("SELECT citizen FROM outbox") == "1");
}

TEST_CASE("the same request twice is one message") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  hoa.post(conv(citizen, "/claim"));
  const ordered_json body{
      {"client_id", "abc-1"}, {"text", "xin chào"}, {"last_seen_id", newest(hoa, citizen)}};
  const auto first = hoa.post(conv(citizen, "/messages"), body);
  const auto second = hoa.post(conv(citizen, "/messages"), body);
  CHECK(first.status == 201);
  CHECK(second.status == 201);
  CHECK(first.json["id"] == second.json["id"]);
  CHECK(office.number("SELECT count(*) FROM outbox") == 1);
  const auto other = office.citizen("2");
  hoa.post(conv(other, "/claim"));
  CHECK(hoa.post(conv(other, "/messages"), body).status == 422);
}

TEST_CASE("undo, edit, send: exactly one message goes, with the new text") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  auto lan = office.at_work("lan");
  hoa.post(conv(citizen, "/claim"));
  const auto sent = send(hoa, citizen, "ngày 12");
  const auto path = conv(citizen, "/messages/" + sent.json["id"].get<std::string>());
  CHECK(lan.remove(path).status == 404);
  CHECK(hoa.remove(path).status == 204);
  CHECK(hoa.remove(path).status == 404);
  CHECK(hoa.get(conv(citizen)).json["draft"]["reply"] == "ngày 12");
  CHECK(send(hoa, citizen, "ngày 13").status == 201);
  CHECK(office.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 1);
  CHECK(office.text("SELECT body FROM outbox WHERE state = 'waiting'").find("ngày 13") !=
        std::string::npos);
  CHECK(hoa.get(conv(citizen)).json["draft"]["reply"] == "");
}

TEST_CASE("what was called cannot be undone") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  hoa.post(conv(citizen, "/claim"));
  const auto sent = send(hoa, citizen, "ngày 12");
  office.clock.advance(8s);
  office.database().write(
      [&](storage::Tx& tx) { storage::Outbox(tx).claim(office.clock.now(), 60s); });
  const auto path = conv(citizen, "/messages/" + sent.json["id"].get<std::string>());
  CHECK(hoa.remove(path).code() == "too_late");
  const auto items = hoa.get(conv(citizen, "/events")).json["items"];
  bool seen = false;
  for (const auto& event : items) seen = seen || event.value("state", "") == "sending";
  CHECK(seen);
}

TEST_CASE("who answers words that are older than the last is asked to read first") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  hoa.post(conv(citizen, "/claim"));
  const auto seen = newest(hoa, citizen);
  office.says(citizen, "à thôi, tôi tìm thấy rồi");
  const auto stale = hoa.post(conv(citizen, "/messages"),
                              {{"client_id", "a"}, {"text", "xin chờ"}, {"last_seen_id", seen}});
  CHECK(stale.code() == "newer_message");
  CHECK(stale.json["event"]["text"] == "à thôi, tôi tìm thấy rồi");
  CHECK(office.number("SELECT count(*) FROM outbox") == 0);
  CHECK(send(hoa, citizen, "dạ").status == 201);
  CHECK(send(hoa, citizen, "cảm ơn").status == 201);  // one's own words are no news
}

TEST_CASE("the window opens and closes the reply box on the server too") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  hoa.post(conv(citizen, "/claim"));
  const auto window = [&] { return hoa.get(conv(citizen)).json["window"]["code"]; };
  const auto later = [&](base::Duration time) {
    office.clock.advance(time);
    hoa = office.at_work("hoa");
  };
  CHECK(window() == "W1");
  later(48h);
  CHECK(window() == "W2");
  CHECK(send(hoa, citizen, "còn đây").status == 201);
  later(5 * 24h);
  CHECK(window() == "W3");
  const auto closed = send(hoa, citizen, "quá muộn");
  CHECK(closed.code() == "window_closed");
  CHECK(closed.json["window"]["code"] == "W3");
  office.says(citizen, "alo");
  CHECK(window() == "W1");
  CHECK(send(hoa, citizen, "dạ nghe").status == 201);
  office.database().write([&](storage::Tx& tx) {
    storage::Citizens(tx).set_unreachable(citizen, "person_gone -213", office.clock.now());
  });
  CHECK(window() == "W4");
  CHECK(hoa.get(conv(citizen)).json["window"]["why"] == "Người dân chưa quan tâm OA.");
  CHECK(send(hoa, citizen, "alo").code() == "unreachable");
}

TEST_CASE("a note is read by colleagues and never comes near the outbox") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  const ordered_json body{{"client_id", "n1"}, {"text", "đã gọi phòng ĐKĐĐ"}};
  CHECK(hoa.post(conv(citizen, "/notes"), body).json["kind"] == "note");
  CHECK(hoa.post(conv(citizen, "/notes"), body).status == 201);
  CHECK(office.number("SELECT count(*) FROM messages WHERE direction = 'note'") == 1);
  CHECK(office.number("SELECT count(*) FROM outbox") == 0);
  auto lan = office.at_work("lan");
  CHECK(lan.get(conv(citizen, "/events")).body.find("ĐKĐĐ") != std::string::npos);
}

TEST_CASE("drafts are kept for each person and box, and shown in the list") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.asks_for_a_person(citizen);
  auto hoa = office.at_work("hoa");
  auto lan = office.at_work("lan");
  CHECK(hoa.put(conv(citizen, "/draft"), {{"text", "Chào chị"}, {"kind", "reply"}}).status == 204);
  CHECK(hoa.put(conv(citizen, "/draft"), {{"text", "gọi lại"}, {"kind", "note"}}).status == 204);
  const auto drafts = hoa.get(conv(citizen)).json["draft"];
  CHECK(drafts["reply"] == "Chào chị");
  CHECK(drafts["note"] == "gọi lại");
  CHECK(lan.get(conv(citizen)).json["draft"]["reply"] == "");
  CHECK(hoa.get("/conversations").json["items"][0]["draft"] == true);
  CHECK(lan.get("/conversations").json["items"][0]["draft"] == false);
}

TEST_CASE("a canned answer that was not filled in is not sent") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  hoa.post(conv(citizen, "/claim"));
  const auto answers = hoa.get("/canned").json["items"];
  REQUIRE_FALSE(answers.empty());
  CHECK(answers[0]["variables"] == ordered_json{"ten_can_bo"});
  const auto refused = send(hoa, citizen, answers[0]["text"].get<std::string>());
  CHECK(refused.status == 422);
  CHECK(refused.json["fields"]["text"] == "Còn thiếu {ten_can_bo}");
  CHECK(send(hoa, citizen, "dấu { ngoặc } của tôi").status == 201);
}

TEST_CASE("each failure is said in both languages with what to do") {
  for (const auto* why : {"refused -201",
                          "window_closed",
                          "window_closed -230",
                          "person_gone -213",
                          "busy -211",
                          "needs_admin -204",
                          "expired",
                          "something new"}) {
    CAPTURE(why);
    Staffroom office;
    hire_two(office);
    const auto citizen = office.citizen("1");
    auto hoa = office.at_work("hoa");
    hoa.post(conv(citizen, "/claim"));
    const auto sent = send(hoa, citizen, "x");
    office.clock.advance(8s);
    office.database().write([&](storage::Tx& tx) {
      storage::Outbox outbox(tx);
      const auto item = outbox.claim(office.clock.now(), 60s);
      outbox.settle(item->id, storage::GaveUp{why}, office.clock.now());
    });
    ordered_json found;
    const auto shown = hoa.get(conv(citizen, "/events"));
    for (const auto& event : shown.json["items"]) {
      if (event["id"] == sent.json["id"]) found = event;
    }
    CHECK(found["state"] == "failed");
    for (const auto* words : {"why", "why_en", "next", "next_en"}) {
      CHECK_FALSE(found[words].get<std::string>().empty());
    }
  }
}
