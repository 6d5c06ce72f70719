// The change cursor: what a page learns, and when it has to begin anew.
#include "storage/changes.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::Staffroom;

namespace {

std::string cursor_of(const staffroom::Reply& reply) {
  return "cursor=" + std::to_string(reply.json["cursor"].get<std::int64_t>());
}

}  // namespace

TEST_CASE("a page begins at the present and learns each change once") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  auto hoa = room.at_work("hoa");
  auto reply = hoa.get("/changes");
  CHECK(reply.status == 200);
  CHECK(reply.json["items"].empty());
  CHECK(reply.json["next_ms"] == 5000);
  CHECK(hoa.get("/changes", cursor_of(reply)).status == 304);
  room.says(citizen, "alo");
  room.says(citizen, "alo alo");
  room.asks_for_a_person(citizen);
  const auto news = hoa.get("/changes", cursor_of(reply) + "&watch=conv:" + citizen);
  CHECK(news.status == 200);
  CHECK(news.json["next_ms"] == 2000);
  REQUIRE(news.json["items"].size() == 1);
  CHECK(news.json["items"][0]["k"] == "conv");
  CHECK(news.json["items"][0]["id"] == citizen);
  CHECK(news.json["items"][0]["rev"] == news.json["cursor"]);
  CHECK(news.json["counts"]["queue"] == 1);
  CHECK(hoa.get("/conversations").json["items"][0]["rev"] == news.json["cursor"]);
  CHECK(hoa.get("/changes", cursor_of(news)).status == 304);
}

TEST_CASE("the numbers of the menu come when something can have moved them") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  auto hoa = room.at_work("hoa");
  const auto first = hoa.get("/changes");
  CHECK(first.json["counts"].contains("cases"));
  CHECK(first.json["counts"].contains("queue"));
  room.says(citizen, "alo");
  const auto of_words = hoa.get("/changes", cursor_of(first));
  CHECK(of_words.json["counts"].contains("queue"));
  CHECK_FALSE(of_words.json["counts"].contains("cases"));
  const auto fresh = hoa.get("/changes");
  CHECK(fresh.json["counts"]["cases"] == first.json["counts"]["cases"]);
}

TEST_CASE("who may not see conversations is told nothing of them") {
  Staffroom room;
  room.add("binh", "chuyen_vien");
  auto binh = room.at_work("binh");
  const auto before = binh.get("/changes");
  room.citizen("1");
  const auto after = binh.get("/changes", cursor_of(before));
  CHECK(after.status == 200);
  CHECK(after.json["items"].empty());
  CHECK(after.json["cursor"] > before.json["cursor"]);
}

TEST_CASE("a cursor that is too old, or from another time, begins anew") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  const auto citizen = room.citizen("1");
  room.says(citizen, "một");
  room.clock.advance(24h);
  room.says(citizen, "hai");
  auto hoa = room.at_work("hoa");
  room.database().write(
      [&](storage::Tx& tx) { storage::Changes(tx).purge(room.clock.now() - 1h); });
  for (const auto* old : {"cursor=0", "cursor=99999", "cursor=abc", "cursor=-1"}) {
    CAPTURE(old);
    const auto reply = hoa.get("/changes", old);
    CHECK(reply.status == 410);
    CHECK(reply.json["cursor"] == room.number("SELECT max(seq) FROM change_log"));
  }
}
