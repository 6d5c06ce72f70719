// Passing on, laying aside, closing, giving back, saying again: what happens to a conversation
// between taking it and letting it go.
#include <chrono>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "console/desk_watch.hpp"
#include "storage/handovers.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::conv;
using staffroom::hire_two;
using staffroom::ids_in;
using staffroom::send;
using staffroom::Staffroom;

namespace {

void on_shift(staffroom::Browser& browser) {
  browser.put("/me/shift", {{"shift", "on"}});
}

void watch(Staffroom& office) {
  console::watch_desk(office.database(), staffroom::calendar(), office.clock.now());
}

// Held by "hoa", and "lan" is on shift as well.
struct Held {
  Held() {
    hire_two(office);
    office.add("demo-tam", "tin_mat");
    citizen = office.citizen("1");
    office.asks_for_a_person(citizen);
    hoa = office.at_work("hoa");
    lan = office.at_work("lan");
    on_shift(hoa);
    on_shift(lan);
    hoa.post(conv(citizen, "/claim"));
  }

  std::string lan_key() {
    return "staff/" + office.text("SELECT id FROM staff WHERE username = 'lan'");
  }

  std::vector<std::string> list(staffroom::Browser& browser, const std::string& view) {
    return ids_in(browser.get("/conversations", "view=" + view));
  }

  std::string last_move() { return office.text("SELECT kind FROM desk_moves ORDER BY id DESC"); }

  Staffroom office{};
  std::string citizen{};
  staffroom::Browser hoa{office.site()};
  staffroom::Browser lan{office.site()};
};

std::string state_of(Staffroom& office) {
  return office.text("SELECT state FROM handovers ORDER BY id DESC");
}

// The newest message of an officer settles that way.
void settle(Staffroom& office, const storage::Outcome& outcome) {
  office.database().write([&](storage::Tx& tx) {
    storage::Outbox outbox(tx);
    office.clock.advance(10s);
    const auto item = outbox.claim(office.clock.now(), 1min);
    REQUIRE(item);
    outbox.settle(item->id, outcome, office.clock.now());
  });
}

staffroom::ordered_json newest_event(staffroom::Browser& browser, const std::string& citizen) {
  const auto events = browser.get(conv(citizen, "/events"));
  return events.json["items"].back();
}

staffroom::ordered_json event_of(staffroom::Browser& browser,
                                 const std::string& citizen,
                                 const std::string& id) {
  const auto events = browser.get(conv(citizen, "/events"));
  for (const auto& event : events.json["items"]) {
    if (event["id"] == id) return event;
  }
  return staffroom::ordered_json::object();
}

}  // namespace

TEST_CASE("a conversation is passed to a colleague on shift with a note, and waits for them") {
  Held desk;
  const auto targets = desk.hoa.get(conv(desk.citizen, "/targets"));
  REQUIRE(targets.json["people"].size() == 1);
  CHECK(targets.json["people"][0]["to"] == desk.lan_key());
  const auto passed = desk.hoa.post(conv(desk.citizen, "/transfer"),
                                    {{"to", desk.lan_key()}, {"note", "Hồ sơ đất, đã gọi VPĐK"}});
  REQUIRE(passed.status == 200);
  CHECK(passed.json["owner"] == "queue");
  CHECK(passed.json["meant_for"]["name"] == "Cán bộ lan");
  CHECK(passed.json["meant_for"]["mine"] == false);
  CHECK(desk.list(desk.lan, "mine") == std::vector<std::string>{desk.citizen});
  CHECK(desk.list(desk.hoa, "mine").empty());
  CHECK(desk.list(desk.hoa, "queue").empty());
  const auto event = newest_event(desk.lan, desk.citizen);
  CHECK(event["move"] == "transferred");
  CHECK(event["by"] == "Cán bộ hoa");
  CHECK(event["note"] == "Hồ sơ đất, đã gọi VPĐK");
  CHECK(send(desk.hoa, desk.citizen, "thêm").code() == "not_owner");
  CHECK(desk.office.number("SELECT count(*) FROM outbox WHERE author = 'staff'") == 0);
  CHECK(desk.lan.post(conv(desk.citizen, "/claim")).status == 200);
  CHECK(desk.office.number("SELECT count(*) FROM desk_marks") == 0);
}

TEST_CASE("what nobody takes in ten minutes is anybody's again, and says so") {
  Held desk;
  desk.hoa.post(conv(desk.citizen, "/transfer"), {{"to", desk.lan_key()}, {"note", "giúp chị"}});
  desk.office.clock.advance(9min);
  watch(desk.office);
  CHECK(desk.list(desk.hoa, "queue").empty());
  desk.office.clock.advance(1min);
  watch(desk.office);
  CHECK(desk.list(desk.hoa, "queue") == std::vector<std::string>{desk.citizen});
  CHECK(desk.list(desk.lan, "mine").empty());
  const auto event = newest_event(desk.hoa, desk.citizen);
  CHECK(event["move"] == "not_taken");
  CHECK(event["target"] == "Cán bộ lan");
}

TEST_CASE("nobody passes on without a note, to somebody off shift, to themselves, or another's") {
  Held desk;
  const auto path = conv(desk.citizen, "/transfer");
  const auto lan = desk.lan_key();
  CHECK(desk.hoa.post(path, {{"to", lan}, {"note", "  "}}).json["fields"].contains("note"));
  CHECK(desk.hoa.post(path, {{"to", "staff/1"}, {"note", "x"}}).json["fields"].contains("to"));
  CHECK(desk.hoa.post(path, {{"to", "branch/99"}, {"note", "x"}}).status == 422);
  CHECK(desk.hoa.post(path, {{"to", "staff/-1"}, {"note", "x"}}).status == 422);
  CHECK(desk.lan.post(path, {{"to", "staff/1"}, {"note", "x"}}).code() == "not_owner");
  desk.lan.put("/me/shift", {{"shift", "pause"}});
  CHECK(desk.hoa.post(path, {{"to", lan}, {"note", "x"}}).status == 422);
  CHECK(state_of(desk.office) == "taken");
  CHECK(desk.office.number("SELECT count(*) FROM desk_moves") == 0);
}

TEST_CASE("what is put into the restricted queue cannot be read again by who put it there") {
  Held desk;
  const auto passed = desk.hoa.post(conv(desk.citizen, "/transfer"),
                                    {{"to", "restricted"}, {"note", "tố cáo nhận tiền"}});
  CHECK(passed.status == 204);
  CHECK(desk.hoa.get(conv(desk.citizen)).code() == "restricted");
  CHECK(desk.hoa.get(conv(desk.citizen, "/events")).code() == "restricted");
  const auto row = desk.hoa.get("/conversations", "view=queue").json["items"][0];
  CHECK(row["restricted"] == true);
  CHECK(row["last_words"] == "");
  CHECK(row["meant_for"].is_null());
}

TEST_CASE("a conversation laid aside returns at its time, or when the citizen writes") {
  for (const bool writes : {false, true}) {
    CAPTURE(writes);
    Held desk;
    const auto path = conv(desk.citizen, "/snooze");
    CHECK(desk.hoa.post(path, {{"until", "2026-11-23T08:00"}}).json["fields"].contains("until"));
    CHECK(desk.hoa.post(path, {{"until", "2026-13-23T08:00"}}).status == 422);
    CHECK(desk.hoa.post(path, {{"until", "2027-11-23T08:00"}}).status == 422);
    CHECK(desk.lan.post(path, {{"until", "2026-11-23T10:00"}}).code() == "not_owner");
    const auto aside = desk.hoa.post(path, {{"until", "2026-11-23T10:00"}});
    REQUIRE(aside.status == 200);
    CHECK(aside.json["snoozed_until"] == "2026-11-23T10:00:00.000+07:00");
    CHECK(desk.list(desk.hoa, "mine").empty());
    CHECK(desk.list(desk.hoa, "snoozed") == std::vector<std::string>{desk.citizen});
    CHECK(desk.hoa.get("/conversations").json["counts"]["snoozed"] == 1);
    desk.office.clock.advance(writes ? 5min : 60min);
    if (writes) desk.office.says(desk.citizen, "cán bộ ơi");
    watch(desk.office);
    desk.hoa = desk.office.at_work("hoa");  // an hour of rest has locked the page
    const auto mine = desk.hoa.get("/conversations", "view=mine");
    REQUIRE(ids_in(mine) == std::vector<std::string>{desk.citizen});
    CHECK(mine.json["items"][0]["reminded"] == true);
    CHECK(send(desk.hoa, desk.citizen, "Chào ông").status == 201);
    CHECK(desk.hoa.get("/conversations", "view=mine").json["items"][0]["reminded"] == false);
  }
}

TEST_CASE("a closed conversation says why, and the bot is silent until the citizen writes") {
  for (const bool say : {false, true}) {
    CAPTURE(say);
    Held desk;
    const auto path = conv(desk.citizen, "/close");
    CHECK(desk.lan.post(path, {{"reason", "done"}}).code() == "not_owner");
    CHECK(desk.hoa.post(path, {{"reason", "weather"}}).status == 422);
    CHECK(desk.hoa.post(path, {{"reason", "other"}}).json["fields"].contains("note"));
    const auto closed = desk.hoa.post(
        path, {{"reason", "elsewhere"}, {"note", "đã chỉ sang BHXH"}, {"say_closing", say}});
    REQUIRE(closed.status == 200);
    CHECK(closed.json["owner"] == "bot");
    CHECK(closed.json["closed"]["reason"] == "elsewhere");
    CHECK(desk.office.text("SELECT kind FROM inbox WHERE kind <> 'took'") == "closed");
    const auto said = desk.office.number("SELECT count(*) FROM outbox WHERE author = 'staff'");
    CHECK(said == (say ? 1 : 0));
    const auto events = desk.hoa.get(conv(desk.citizen, "/events"));
    CHECK(events.json["items"].back().value("move", "") == "closed");
    desk.office.clock.advance(1min);
    desk.office.says(desk.citizen, "tôi hỏi thêm");
    CHECK(desk.hoa.get(conv(desk.citizen)).json["conversation"]["closed"].is_null());
  }
}

TEST_CASE("who ends the shift leaves what they hold in the queue, at its old place") {
  Held desk;
  const auto second = desk.office.citizen("2");
  desk.office.clock.advance(5min);
  desk.office.asks_for_a_person(second);
  desk.hoa.put("/me/shift", {{"shift", "off"}});
  CHECK(desk.list(desk.lan, "queue") == std::vector<std::string>{desk.citizen, second});
  CHECK(desk.office.text("SELECT owner FROM sessions") == "queue");
  CHECK(desk.last_move() == "shift_ended");
  CHECK(send(desk.hoa, desk.citizen, "còn đây").code() == "not_owner");
}

TEST_CASE("ten office minutes without an answer turn a row amber, and anybody may take it") {
  Held desk;
  CHECK(send(desk.hoa, desk.citizen, "Chào ông").status == 201);
  desk.office.clock.advance(1min);
  desk.office.says(desk.citizen, "hồ sơ tới đâu rồi");
  desk.office.clock.advance(9min);
  watch(desk.office);
  CHECK(desk.list(desk.lan, "queue").empty());
  CHECK(desk.lan.post(conv(desk.citizen, "/claim")).code() == "taken");
  desk.office.clock.advance(1min);
  watch(desk.office);
  const auto queue = desk.lan.get("/conversations", "view=queue");
  REQUIRE(ids_in(queue) == std::vector<std::string>{desk.citizen});
  CHECK(queue.json["items"][0]["silent"] == true);
  CHECK(queue.json["items"][0]["holder"] == "Cán bộ hoa");
  CHECK(queue.json["counts"]["queue"] == 1);
  CHECK(queue.json["counts"]["silent"] == 1);
  CHECK(desk.last_move() == "silent");
  watch(desk.office);
  CHECK(desk.office.number("SELECT count(*) FROM desk_moves WHERE kind = 'silent'") == 1);
  CHECK(desk.lan.post(conv(desk.citizen, "/claim")).status == 200);
  CHECK(desk.list(desk.lan, "queue").empty());
}

TEST_CASE("an answer ends the silence, and the night does not count") {
  Held desk;
  send(desk.hoa, desk.citizen, "Chào ông");
  desk.office.clock.advance(8h);  // 17:00: closed
  desk.office.says(desk.citizen, "alo");
  desk.office.clock.advance(12h);  // 05:00
  watch(desk.office);
  CHECK(desk.office.number("SELECT count(*) FROM desk_marks WHERE silent_since IS NOT NULL") == 0);
  desk.office.clock.advance(48h);
  watch(desk.office);
  CHECK(desk.office.number("SELECT count(*) FROM desk_marks WHERE silent_since IS NOT NULL") == 1);
  auto hoa = desk.office.at_work("hoa");
  CHECK(send(hoa, desk.citizen, "Xin lỗi ông").status == 201);
  CHECK(desk.office.number("SELECT count(*) FROM desk_marks WHERE silent_since IS NOT NULL") == 0);
}

TEST_CASE("a message that surely did not go is said once more as a row of its own") {
  Held desk;
  const auto first = send(desk.hoa, desk.citizen, "Giấy hẹn mới");
  const auto id = first.json["id"].get<std::string>();
  const auto path = conv(desk.citizen, "/messages/" + id + "/retry");
  CHECK(desk.hoa.post(path, {{"client_id", "a"}}).code() == "not_now");
  settle(desk.office, storage::GaveUp{"refused -201"});
  CHECK(event_of(desk.hoa, desk.citizen, id).value("can_retry", false));
  CHECK(desk.lan.post(path, {{"client_id", "a"}}).code() == "not_owner");
  const auto again = desk.hoa.post(path, {{"client_id", "a"}});
  REQUIRE(again.status == 201);
  CHECK(again.json["id"] != id);
  CHECK(again.json["text"] == "Giấy hẹn mới");
  CHECK(again.json.contains("retry_of"));
  CHECK(desk.hoa.post(path, {{"client_id", "a"}}).json["id"] == again.json["id"]);
  CHECK(desk.hoa.post(path, {{"client_id", "b"}}).code() == "not_now");
  CHECK(desk.office.number("SELECT count(*) FROM outbox WHERE author = 'staff'") == 2);
  CHECK(desk.office.number("SELECT count(*) FROM messages WHERE direction = 'staff'") == 2);
  const auto old = event_of(desk.hoa, desk.citizen, id);
  CHECK(old["state"] == "failed");
  CHECK(old["retried"] == true);
}

TEST_CASE("a message nobody knows the fate of is asked about once, and said again by decision") {
  Held desk;
  const auto id = send(desk.hoa, desk.citizen, "Giấy hẹn mới").json["id"].get<std::string>();
  settle(desk.office, storage::Unsure{desk.office.clock.now() + 30s, "unsure 0"});
  const auto path = conv(desk.citizen, "/messages/" + id + "/retry");
  CHECK(desk.hoa.post(path, {{"client_id", "a"}}).code() == "not_now");
  desk.office.clock.advance(1min);
  desk.office.database().write(
      [&](storage::Tx& tx) { storage::Outbox(tx).decide_unsure(desk.office.clock.now(), 30s); });
  CHECK(desk.office.text("SELECT state FROM outbox WHERE author = 'staff'") == "ask_staff");
  CHECK(desk.hoa.post(path, {{"client_id", "a"}}).status == 201);
  CHECK(desk.office.number("SELECT count(*) FROM outbox WHERE state = 'ask_staff'") == 0);
  CHECK(event_of(desk.hoa, desk.citizen, id)["state"] == "unsure");
}

TEST_CASE("lists are narrowed and ordered, and every number is that of its list") {
  Held desk;
  const auto second = desk.office.citizen("2");
  desk.office.clock.advance(1min);
  const auto third = desk.office.citizen("3");
  desk.office.asks_for_a_person(second, "note_left");
  desk.office.clock.advance(1min);
  desk.office.asks_for_a_person(third);
  CHECK(ids_in(desk.hoa.get("/conversations", "view=queue&reason=note_left")) ==
        std::vector<std::string>{second});
  CHECK(ids_in(desk.hoa.get("/conversations", "view=queue&sort=new")) ==
        std::vector<std::string>{third, second});
  CHECK(ids_in(desk.hoa.get("/conversations", "view=queue&sort=name")) ==
        std::vector<std::string>{second, third});
  CHECK(desk.hoa.get("/conversations", "view=queue&sort=loud").status == 422);
  desk.hoa.put(conv(second, "/draft"), {{"text", "Chào"}, {"kind", "reply"}});
  CHECK(ids_in(desk.hoa.get("/conversations", "view=queue&draft=1")) ==
        std::vector<std::string>{second});
  const auto counts = desk.hoa.get("/conversations").json["counts"];
  for (const auto* view : {"queue", "mine", "snoozed", "bot"}) {
    CAPTURE(view);
    CHECK(counts[view] == desk.list(desk.hoa, view).size());
  }
  CHECK(desk.hoa.get("/conversations").json["last_waiting_at"] == "2026-11-23T09:02:00.000+07:00");
}
