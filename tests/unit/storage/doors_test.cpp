// The smaller tables of the doors: timers, serials, wire log, archive of flows.
#include <doctest/doctest.h>

#include "storage/flow_archive.hpp"
#include "storage/limits.hpp"
#include "storage/serials.hpp"
#include "storage/timers.hpp"
#include "storage/wire_log.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using scene::in_one_write;
using storage::Timer;
using storage::Timers;
using storage::Tx;

namespace {

Timer timer(const std::string& citizen,
            const std::string& name,
            std::chrono::milliseconds due,
            const std::string& payload = "") {
  return Timer{{}, citizen, name, at(due), payload};
}

}  // namespace

TEST_CASE("a timer fires once, the earliest first") {
  in_one_write([](Tx& tx) {
    Timers timers(tx);
    timers.set(timer("lan", "stop", 20s));
    timers.set(timer("lan", "remind", 10s, "wait 3"));
    timers.set(timer("binh", "remind", 30s));
    CHECK(timers.next_due() == at(10s));
    CHECK(timers.due(at(9s), 10).empty());
    const auto due = timers.due(at(20s), 10);
    REQUIRE(due.size() == 2);
    CHECK(due[0].name == "remind");
    CHECK(due[0].payload == "wait 3");
    CHECK(due[0].due_at == at(10s));
    CHECK(due[1].name == "stop");
    CHECK(timers.due(at(20s), 10).empty());
    CHECK(timers.next_due() == at(30s));
  });
}

TEST_CASE("a timer set again replaces the one of its name") {
  in_one_write([](Tx& tx) {
    Timers timers(tx);
    timers.set(timer("lan", "remind", 10s, "old"));
    timers.set(timer("lan", "remind", 50s, "new"));
    CHECK(timers.due(at(10s), 10).empty());
    const auto due = timers.due(at(50s), 10);
    REQUIRE(due.size() == 1);
    CHECK(due.front().payload == "new");
  });
}

TEST_CASE("timers can be cancelled one by one and all of a citizen") {
  in_one_write([](Tx& tx) {
    Timers timers(tx);
    timers.set(timer("lan", "a", 1s));
    timers.set(timer("lan", "b", 1s));
    timers.set(timer("lan", "c", 1s));
    timers.set(timer("binh", "a", 1s));
    CHECK(timers.cancel("lan", "a"));
    CHECK_FALSE(timers.cancel("lan", "a"));
    CHECK(timers.of_citizen("lan").size() == 2);
    CHECK(timers.cancel_all("lan") == 2);
    CHECK(timers.due(at(1s), 10).size() == 1);
    CHECK_FALSE(timers.next_due().has_value());
  });
}

TEST_CASE("a timer that fired and is set again has a new id") {
  in_one_write([](Tx& tx) {
    Timers timers(tx);
    timers.set(timer("lan", "remind", 1s));
    const auto first = timers.due(at(1s), 1).front().id;
    timers.set(timer("lan", "remind", 2s));
    CHECK(timers.due(at(2s), 1).front().id.value > first.value);
  });
}

TEST_CASE("no more timers are taken than asked for") {
  in_one_write([](Tx& tx) {
    Timers timers(tx);
    for (int i = 0; i < 5; ++i) timers.set(timer("lan", std::to_string(i), 1s));
    CHECK(timers.due(at(1s), 3).size() == 3);
    CHECK(timers.due(at(1s), 3).size() == 2);
  });
}

TEST_CASE("timers and their arrivals share one transaction") {
  support::TempDatabase temp;
  temp.database().write([](Tx& tx) { Timers(tx).set(timer("lan", "remind", 1s)); });
  const auto die_half_way = [&] {
    temp.database().write([](Tx& tx) {
      for (const auto& due : Timers(tx).due(at(1s), 10)) {
        storage::Inbox(tx).put(
            scene::arrival("timer/" + std::to_string(due.id.value), due.citizen));
      }
      throw std::runtime_error("the process dies here");
    });
  };
  CHECK_THROWS_AS(die_half_way(), std::runtime_error);
  temp.database().write([](Tx& tx) {
    CHECK(storage::Inbox(tx).counts().waiting == 0);
    CHECK(Timers(tx).due(at(1s), 10).size() == 1);
  });
}

TEST_CASE("serials count from one, each name for itself, and leave no gap on a rollback") {
  support::TempDatabase temp;
  temp.database().write([](Tx& tx) {
    storage::Serials serials(tx);
    CHECK(serials.next("case/2026-11") == 1);
    CHECK(serials.next("case/2026-11") == 2);
    CHECK(serials.next("case/2026-12") == 1);
  });
  const auto roll_back = [&] {
    temp.database().write([](Tx& tx) {
      storage::Serials(tx).next("case/2026-11");
      throw std::runtime_error("no case after all");
    });
  };
  CHECK_THROWS_AS(roll_back(), std::runtime_error);
  temp.database().write([](Tx& tx) { CHECK(storage::Serials(tx).next("case/2026-11") == 3); });
}

TEST_CASE("the wire log shows the newest first and forgets after two weeks") {
  in_one_write([](Tx& tx) {
    storage::WireLog log(tx);
    storage::Exchange exchange{at(0s),
                               storage::WireDirection::out,
                               "POST /v3.0/oa/message/cs",
                               200,
                               120ms,
                               "{}",
                               "{\"error\":0}"};
    log.put(exchange);
    exchange.at = at(1h);
    exchange.direction = storage::WireDirection::in;
    exchange.what = "user_send_text";
    log.put(exchange);
    const auto recent = log.recent(10);
    REQUIRE(recent.size() == 2);
    CHECK(recent[0].what == "user_send_text");
    CHECK(recent[0].direction == storage::WireDirection::in);
    CHECK(recent[1].took == 120ms);
    CHECK(recent[1].status == 200);
    CHECK(recent[1].response == "{\"error\":0}");
    CHECK(log.recent(1).size() == 1);
    CHECK(log.purge(at(0s)) == 0);
    CHECK(log.purge(at(1s)) == 1);
    CHECK(log.recent(10).size() == 1);
  });
}

TEST_CASE("every flow text is kept by its digest") {
  in_one_write([](Tx& tx) {
    storage::FlowArchive archive(tx);
    CHECK(archive.put({"d1", "feedback", "{old}"}, at(0s)));
    CHECK_FALSE(archive.put({"d1", "feedback", "{old}"}, at(1s)));
    CHECK(archive.put({"d2", "feedback", "{new}"}, at(2s)));
    CHECK(archive.get("d1")->text == "{old}");
    CHECK_FALSE(archive.get("d3").has_value());
    const auto all = archive.all("feedback");
    REQUIRE(all.size() == 2);
    CHECK(all.front().digest == "d2");
  });
}
