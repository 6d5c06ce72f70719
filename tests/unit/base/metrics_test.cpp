#include "base/metrics.hpp"

#include <thread>
#include <vector>

#include <doctest/doctest.h>

using base::Metrics;

TEST_CASE("a number never touched is zero and is not shown") {
  const Metrics metrics;
  CHECK(metrics.value("langnghe_turns_total") == 0);
  CHECK(metrics.text().empty());
}

TEST_CASE("counters add up and gauges are replaced") {
  Metrics metrics;
  metrics.add("turns");
  metrics.add("turns");
  metrics.add("turns", 40);
  metrics.set("age", 9);
  metrics.set("age", 5);
  CHECK(metrics.value("turns") == 42);
  CHECK(metrics.value("age") == 5);
}

TEST_CASE("the text has one sorted line for each number, labels included") {
  Metrics metrics;
  metrics.add("refused{reason=\"signature\"}", 2);
  metrics.set("oldest_seconds", -1);
  metrics.add("accepted");
  CHECK(metrics.text() ==
        "accepted 1\n"
        "oldest_seconds -1\n"
        "refused{reason=\"signature\"} 2\n");
}

TEST_CASE("no count is lost between threads") {
  Metrics metrics;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&metrics] {
      for (int n = 0; n < 5000; ++n) metrics.add("seen");
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(metrics.value("seen") == 20'000);
}
