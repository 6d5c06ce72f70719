#include "storage/inbox.hpp"

#include <thread>

#include <doctest/doctest.h>

#include "storage/limits.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::arrival;
using scene::at;
using scene::in_one_write;
using storage::Inbox;
using storage::Tx;

namespace {

// Takes the next row and marks it done; "" when none may be taken.
std::string take(Inbox& inbox, base::TimePoint now) {
  const auto item = inbox.next(now);
  if (!item) return "";
  inbox.done(item->id, now);
  return item->arrival.dedupe_key;
}

}  // namespace

TEST_CASE("a delivery seen twice is kept once") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    CHECK(inbox.put(arrival("a", "lan")));
    CHECK_FALSE(inbox.put(arrival("a", "lan")));
    CHECK(inbox.counts().waiting == 1);
    CHECK(take(inbox, at(1s)) == "a");
    CHECK_FALSE(inbox.put(arrival("a", "lan")));
    CHECK(take(inbox, at(2s)).empty());
  });
}

TEST_CASE("an arrival comes out as it went in") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    auto put = arrival("key", "lan", 5ms);
    put.body = std::string("raw \0 body", 10);
    put.received_at = at(9ms);
    inbox.put(put);
    const auto item = inbox.next(at(1s));
    REQUIRE(item.has_value());
    CHECK(item->arrival.source == "zalo");
    CHECK(item->arrival.kind == "user_send_text");
    CHECK(item->arrival.citizen == "lan");
    CHECK(item->arrival.body == put.body);
    CHECK(item->arrival.sent_at == at(5ms));
    CHECK(item->arrival.received_at == at(9ms));
    CHECK(item->attempts == 0);
  });
}

TEST_CASE("rows of one citizen are taken by the platform's time, then in the order they came") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("third", "lan", 30ms));
    inbox.put(arrival("first", "lan", 10ms));
    inbox.put(arrival("second", "lan", 20ms));
    inbox.put(arrival("second too", "lan", 20ms));
    CHECK(take(inbox, at(1s)) == "first");
    CHECK(take(inbox, at(1s)) == "second");
    CHECK(take(inbox, at(1s)) == "second too");
    CHECK(take(inbox, at(1s)) == "third");
    CHECK(take(inbox, at(1s)).empty());
  });
}

TEST_CASE("citizens are served in the order their rows arrived") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("lan late", "lan", 50ms));
    inbox.put(arrival("binh", "binh", 40ms));
    inbox.put(arrival("lan early", "lan", 10ms));
    CHECK(take(inbox, at(1s)) == "binh");
    CHECK(take(inbox, at(1s)) == "lan early");
    CHECK(take(inbox, at(1s)) == "lan late");
  });
}

TEST_CASE("a row that waits to be tried again holds back its citizen and nobody else") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("lan 1", "lan", 1ms));
    inbox.put(arrival("lan 2", "lan", 2ms));
    inbox.put(arrival("binh 1", "binh", 3ms));
    const auto first = inbox.next(at(1s));
    CHECK_FALSE(inbox.failed(first->id, "no template", at(1s), at(10s)));
    CHECK(take(inbox, at(2s)) == "binh 1");
    CHECK(take(inbox, at(2s)).empty());
    const auto again = inbox.next(at(10s));
    REQUIRE(again.has_value());
    CHECK(again->arrival.dedupe_key == "lan 1");
    CHECK(again->attempts == 1);
    CHECK(again->why == "no template");
  });
}

TEST_CASE("the fifth failure sets a row aside, and its citizen's next row is taken") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("bad", "lan", 1ms));
    inbox.put(arrival("good", "lan", 2ms));
    for (int attempt = 1; attempt <= storage::limits::inbox_attempts_max; ++attempt) {
      const auto item = inbox.next(at(attempt * 1s));
      REQUIRE(item.has_value());
      CHECK(item->arrival.dedupe_key == "bad");
      const bool set_aside = inbox.failed(item->id, "a bug", at(attempt * 1s), at(attempt * 1s));
      CHECK(set_aside == (attempt == storage::limits::inbox_attempts_max));
    }
    CHECK(take(inbox, at(9s)) == "good");
    CHECK(inbox.counts().set_aside == 1);
    const auto aside = inbox.set_aside(10);
    REQUIRE(aside.size() == 1);
    CHECK(aside.front().why == "a bug");
  });
}

TEST_CASE("a row set aside can be brought back once") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("bad", "lan"));
    const auto id = inbox.next(at(1s))->id;
    CHECK_FALSE(inbox.bring_back(id, at(1s)));
    for (int i = 0; i < storage::limits::inbox_attempts_max; ++i) {
      inbox.failed(id, "a bug", at(1s), at(1s));
    }
    CHECK_FALSE(inbox.next(at(2s)).has_value());
    CHECK(inbox.bring_back(id, at(3s)));
    const auto item = inbox.next(at(3s));
    REQUIRE(item.has_value());
    CHECK(item->attempts == 0);
  });
}

TEST_CASE("rows whose citizen is not known hold back nobody") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("unreadable", "", 1ms));
    inbox.put(arrival("unreadable too", "", 2ms));
    inbox.failed(inbox.next(at(1s))->id, "no JSON", at(1s), at(60s));
    CHECK(take(inbox, at(2s)) == "unreadable too");
  });
}

TEST_CASE("the count tells since when the oldest row waits") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    CHECK_FALSE(inbox.counts().oldest.has_value());
    inbox.put(arrival("b", "lan", 20ms));
    inbox.put(arrival("a", "binh", 10ms));
    CHECK(inbox.counts().waiting == 2);
    CHECK(inbox.counts().oldest == at(20ms));
  });
}

TEST_CASE("a row without a key is refused by the schema") {
  support::TempDatabase temp;
  const auto put = [&] {
    temp.database().write([](Tx& tx) { Inbox(tx).put(arrival("", "lan")); });
  };
  CHECK_THROWS_AS(put(), storage::Failure);
}

TEST_CASE("a purge empties what is done and remembers the key for a week") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("done", "lan"));
    CHECK(take(inbox, at(1s)) == "done");
    inbox.put(arrival("waiting", "lan", 1ms));
    CHECK(inbox.purge(at(1s), at(24h)) == 0);  // not finished before that moment
    CHECK(inbox.purge(at(2s), at(24h)) == 1);
    CHECK(inbox.purge(at(2s), at(24h)) == 0);
    CHECK_FALSE(inbox.put(arrival("done", "lan")));
    CHECK(inbox.purge(at(2s), at(storage::limits::dedupe_kept + 1s)) == 1);
    CHECK(inbox.put(arrival("done", "lan")));
    CHECK(inbox.counts().waiting == 2);
  });
}

TEST_CASE("a purge takes one bounded batch at a time") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    const int rows = storage::limits::purge_batch + 10;
    for (int i = 0; i < rows; ++i) inbox.put(arrival(std::to_string(i), std::to_string(i)));
    while (!take(inbox, at(1s)).empty()) {
    }
    const auto later = at(30 * 24h);
    CHECK(inbox.purge(later, later) == storage::limits::purge_batch);
    CHECK(inbox.purge(later, later) == 10);
    CHECK(inbox.purge(later, later) == 0);
  });
}

TEST_CASE("an id is never used again, also after a purge") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("a", "lan"));
    const auto first = inbox.next(at(1s))->id;
    inbox.done(first, at(1s));
    CHECK(inbox.purge(at(30 * 24h), at(30 * 24h)) == 1);
    inbox.put(arrival("b", "lan"));
    CHECK(inbox.next(at(31 * 24h))->id.value > first.value);
  });
}

TEST_CASE("forgetting a citizen empties only what was dealt with, and nobody else's") {
  in_one_write([](Tx& tx) {
    Inbox inbox(tx);
    inbox.put(arrival("old", "lan", 1ms));
    inbox.put(arrival("other", "binh", 2ms));
    take(inbox, at(1s));
    take(inbox, at(1s));
    inbox.put(arrival("new", "lan", 3ms));
    CHECK(inbox.forget("lan") == 1);
    CHECK(inbox.forget("lan") == 0);
    CHECK(inbox.forget("") == 0);
    CHECK(inbox.next(at(1s))->arrival.body == "body of new");
  });
}

TEST_CASE("fifty first messages at once are fifty rows in the order they were sent") {
  support::TempDatabase temp;
  std::vector<std::thread> deliveries;
  for (int i = 0; i < 50; ++i) {
    deliveries.emplace_back([&temp, i] {
      for (int twice = 0; twice < 2; ++twice) {
        temp.database().write([i](Tx& tx) {
          Inbox(tx).put(arrival(std::to_string(i), "lan", std::chrono::milliseconds{i}));
        });
      }
    });
  }
  for (auto& delivery : deliveries) delivery.join();
  temp.database().write([](Tx& tx) {
    Inbox inbox(tx);
    for (int i = 0; i < 50; ++i) CHECK(take(inbox, at(1s)) == std::to_string(i));
    CHECK(take(inbox, at(1s)).empty());
  });
}
