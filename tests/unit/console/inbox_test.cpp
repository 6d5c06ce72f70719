// Conversations: lists, taking, letting go, what is restricted.
#include <algorithm>
#include <chrono>

#include <doctest/doctest.h>

#include "storage/cases.hpp"
#include "storage/handovers.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::conv;
using staffroom::hire_two;
using staffroom::ids_in;
using staffroom::send;
using staffroom::Staffroom;

TEST_CASE("the queue has danger first, then who waits longest, and writing twice costs no place") {
  Staffroom office;
  hire_two(office);
  const auto first = office.citizen("1");
  const auto second = office.citizen("2");
  const auto third = office.citizen("3");
  office.asks_for_a_person(first);
  office.clock.advance(10min);
  office.asks_for_a_person(second);
  office.clock.advance(10min);
  office.asks_for_a_person(third, "danger");
  office.says(first, "có ai không");
  auto hoa = office.at_work("hoa");
  const auto queue = hoa.get("/conversations", "view=queue");
  CHECK(ids_in(queue) == std::vector<std::string>{third, first, second});
  CHECK(queue.json["items"][1]["waited_office_s"] == 20 * 60);
  CHECK(queue.json["items"][1]["last_words"] == "có ai không");
  CHECK(queue.json["counts"]["queue"] == 3);
}

TEST_CASE("hours when the office is closed are not waited") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.clock.advance(7h);  // 16:00
  office.asks_for_a_person(citizen);
  office.clock.advance(17h);  // 09:00 next day, which is a holiday of 2026
  auto hoa = office.at_work("hoa");
  const auto waited =
      hoa.get("/conversations").json["items"][0]["waited_office_s"].get<std::int64_t>();
  CHECK(waited == 3600);
}

TEST_CASE("of two who take a conversation the second is told who was quicker") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.asks_for_a_person(citizen);
  auto hoa = office.at_work("hoa");
  auto lan = office.at_work("lan");
  const auto won = hoa.post(conv(citizen, "/claim"));
  CHECK(won.status == 200);
  CHECK(won.json["owner"] == "person");
  CHECK(won.json["mine"] == true);
  const auto lost = lan.post(conv(citizen, "/claim"));
  CHECK(lost.status == 409);
  CHECK(lost.code() == "taken");
  CHECK(lost.json["holder"] == "Cán bộ hoa");
  CHECK(hoa.post(conv(citizen, "/claim")).status == 200);
  const auto retaken = lan.post(conv(citizen, "/claim"), {{"reason", "Hoa đang họp"}});
  CHECK(retaken.status == 200);
  CHECK(send(hoa, citizen, "xin chào").code() == "not_owner");
}

TEST_CASE("taking over silences the bot in the same transaction") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.database().write([&](storage::Tx& tx) {
    storage::Errand errand;
    errand.dedupe_key = "turn/1/0";
    errand.citizen = "1";
    errand.kind = "message";
    errand.body = "{}";
    errand.expires_at = office.clock.now() + 1h;
    storage::Outbox(tx).put(errand);
  });
  auto hoa = office.at_work("hoa");
  CHECK(hoa.post(conv(citizen, "/claim")).status == 200);
  CHECK(office.text("SELECT state FROM outbox") == "cancelled");
  CHECK(office.text("SELECT json_extract(json, '$.owner') FROM sessions") == "person");
  CHECK(office.text("SELECT kind FROM inbox") == "took");
}

TEST_CASE("a conversation goes back to the bot, to the menu, to silence or to the queue") {
  for (const auto& [how, kind, owner] : {std::tuple{"resume", "handed_back", "bot"},
                                         std::tuple{"menu", "handed_back_to_menu", "bot"},
                                         std::tuple{"closing", "closed", "bot"},
                                         std::tuple{"queue", "", "queue"}}) {
    CAPTURE(how);
    Staffroom office;
    hire_two(office);
    const auto citizen = office.citizen("1");
    office.asks_for_a_person(citizen);
    auto hoa = office.at_work("hoa");
    auto lan = office.at_work("lan");
    CHECK(hoa.post(conv(citizen, "/release"), {{"how", how}}).code() == "not_held");
    hoa.post(conv(citizen, "/claim"));
    CHECK(lan.post(conv(citizen, "/release"), {{"how", how}}).code() == "not_owner");
    const auto released = hoa.post(conv(citizen, "/release"), {{"how", how}});
    CHECK(released.status == 200);
    CHECK(released.json["owner"] == owner);
    CHECK(office.text("SELECT kind FROM inbox WHERE kind <> 'took'") == kind);
    const bool said = std::string_view{how} == "closing";
    CHECK(office.number("SELECT count(*) FROM outbox WHERE author = 'staff'") == (said ? 1 : 0));
    CHECK(send(hoa, citizen, "thêm").code() == "not_owner");
  }
}

TEST_CASE("what is restricted has no words for those it is not for") {
  Staffroom office;
  hire_two(office);
  office.add("demo-tam", "tin_mat");
  const auto citizen = office.citizen("1");
  office.says(citizen, "ông Tám vòi tiền");
  office.asks_for_a_person(citizen, "denunciation");
  auto hoa = office.at_work("hoa");
  const auto row = hoa.get("/conversations").json["items"][0];
  CHECK(row["restricted"] == true);
  CHECK(row["last_words"] == "");
  CHECK(row["name"] == "");
  for (const auto* what : {"", "/events"}) {
    CHECK(hoa.get(conv(citizen, what)).code() == "restricted");
  }
  CHECK(hoa.post(conv(citizen, "/claim")).code() == "restricted");
  CHECK(hoa.post(conv(citizen, "/notes"), {{"client_id", "a"}, {"text", "x"}}).status == 404);
  // Afterwards the citizen is served like everybody, but those words stay hidden.
  office.database().write(
      [&](storage::Tx& tx) { storage::Handovers(tx).close(citizen, office.clock.now()); });
  office.clock.advance(1min);
  office.says(citizen, "hồ sơ đất tới đâu rồi");
  const auto events = hoa.get(conv(citizen, "/events")).body;
  CHECK(events.find("Tám") == std::string::npos);
  CHECK(events.find("Nội dung mật") != std::string::npos);
  CHECK(events.find("hồ sơ đất") != std::string::npos);
}

TEST_CASE("the officer for restricted matters sees those and no others") {
  Staffroom room(true);
  room.add("demo-tam", "tin_mat");
  const auto open = room.citizen("1");
  const auto secret = room.citizen("2");
  room.asks_for_a_person(open);
  room.asks_for_a_person(secret, "denunciation");
  auto tam = room.at_work("demo-tam");
  CHECK(ids_in(tam.get("/conversations")) == std::vector<std::string>{secret});
  CHECK(tam.get(conv(open)).status == 404);
  CHECK(tam.post(conv(open, "/claim")).status == 404);
  CHECK(tam.post(conv(secret, "/claim")).status == 200);
  CHECK(send(tam, secret, "tôi nghe").status == 201);
}

TEST_CASE("a branch sees the people of its own cases") {
  Staffroom room;
  room.add("nam", "dau_moi_nhanh", false, 4);
  const auto mine = room.citizen("1");
  const auto other = room.citizen("2");
  for (const auto& citizen : {mine, other}) room.asks_for_a_person(citizen);
  room.database().write([&](storage::Tx& tx) {
    cases::Case held;
    held.number = "PA1";
    held.citizen = mine;
    held.branch = 4;
    storage::Cases(tx).insert(held);
  });
  auto nam = room.at_work("nam");
  CHECK(ids_in(nam.get("/conversations")) == std::vector<std::string>{mine});
  CHECK(nam.get(conv(other)).status == 404);
  CHECK(nam.post(conv(other, "/claim")).status == 404);
  CHECK(nam.post(conv(mine, "/claim")).status == 200);
}

TEST_CASE("who directs may look into the queue and touch nothing") {
  Staffroom room(true);
  room.add("demo-lanh", "dieu_hanh");
  const auto citizen = room.citizen("1");
  room.asks_for_a_person(citizen);
  auto lanh = room.at_work("demo-lanh");
  CHECK(lanh.get(conv(citizen)).status == 200);
  CHECK(lanh.post(conv(citizen, "/claim")).code() == "forbidden");
  CHECK(room.number("SELECT count(*) FROM handovers WHERE state = 'taken'") == 0);
}

TEST_CASE("the panel does not say whose an anonymous case is, and shows no whole phone") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  office.database().write([&](storage::Tx& tx) {
    cases::Case held;
    held.citizen = citizen;
    held.number = "PA-open";
    held.contact_phone = "0912345789";
    storage::Cases(tx).insert(held);
    held.number = "PA-hidden";
    held.identity = people::Identity::an_danh;
    storage::Cases(tx).insert(held);
    held.identity = people::Identity::giau_ten;
    held.number = "PA-secret";
    held.restricted = true;
    storage::Cases(tx).insert(held);
  });
  auto hoa = office.at_work("hoa");
  const auto reply = hoa.get(conv(citizen));
  CHECK(reply.json["citizen"]["cases"].size() == 1);
  CHECK(reply.json["citizen"]["phone_masked"] == "••• 789");
  CHECK(reply.body.find("0912345") == std::string::npos);
}

TEST_CASE("reading what one does not hold is noted once an hour") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  auto hoa = office.at_work("hoa");
  const std::string noted = "SELECT count(*) FROM audit WHERE what = 'conversation.read'";
  for (int i = 0; i < 3; ++i) hoa.get(conv(citizen));
  CHECK(office.number(noted) == 1);
  office.clock.advance(1h);
  hoa = office.at_work("hoa");
  hoa.get(conv(citizen));
  CHECK(office.number(noted) == 2);
  hoa.post(conv(citizen, "/claim"));
  office.clock.advance(61min);
  hoa = office.at_work("hoa");
  hoa.get(conv(citizen));
  CHECK(office.number(noted) == 2);
}

TEST_CASE("a long conversation is read page by page without a gap") {
  Staffroom office;
  hire_two(office);
  const auto citizen = office.citizen("1");
  for (int i = 0; i < 120; ++i) {
    office.clock.advance(1s);
    office.says(citizen, "tin " + std::to_string(i));
  }
  auto hoa = office.at_work("hoa");
  std::vector<std::string> all;
  std::string before;
  for (int page = 0; page < 5; ++page) {
    const auto reply = hoa.get(conv(citizen, "/events"), before.empty() ? "" : "before=" + before);
    auto ids = ids_in(reply);
    REQUIRE_FALSE(ids.empty());
    before = ids.front();
    all.insert(all.begin(), ids.begin(), ids.end());
    if (!reply.json["more"].get<bool>()) break;
  }
  CHECK(all.size() == 121);
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::stoi(a) < std::stoi(b);
  }));
}
