#include "base/doorbell.hpp"

#include <atomic>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>

using base::Doorbell;
using namespace std::chrono_literals;

namespace {

constexpr base::Duration patience = 20s;  // far below the test's own limit, far above any pause

std::chrono::steady_clock::duration time_of_wait(Doorbell& bell, base::Duration longest) {
  const auto start = std::chrono::steady_clock::now();
  bell.wait(longest);
  return std::chrono::steady_clock::now() - start;
}

}  // namespace

TEST_CASE("a ring before the wait is remembered") {
  Doorbell bell;
  bell.ring();
  CHECK(time_of_wait(bell, patience) < patience);
}

TEST_CASE("many rings before a wait are one ring") {
  Doorbell bell;
  for (int i = 0; i < 5; ++i) bell.ring();
  CHECK(time_of_wait(bell, patience) < patience);
  CHECK(time_of_wait(bell, 30ms) >= 30ms);  // the first wait took them all
}

TEST_CASE("without a ring the wait ends by itself") {
  Doorbell bell;
  CHECK(time_of_wait(bell, 30ms) >= 30ms);
  CHECK(time_of_wait(bell, 0ms) < patience);
}

TEST_CASE("a ring from another thread wakes the sleeper") {
  Doorbell bell;
  std::atomic<bool> awake{false};
  std::thread sleeper([&] {
    bell.wait(patience);
    awake = true;
  });
  std::this_thread::sleep_for(20ms);
  CHECK_FALSE(awake.load());
  const auto rung = std::chrono::steady_clock::now();
  bell.ring();
  sleeper.join();
  CHECK(awake.load());
  CHECK(std::chrono::steady_clock::now() - rung < patience / 2);
}

TEST_CASE("no work is missed when rings and waits meet from two threads") {
  Doorbell bell;
  std::atomic<int> made{0};
  constexpr int pieces = 2000;
  std::thread maker([&] {
    for (int i = 0; i < pieces; ++i) {
      ++made;
      bell.ring();
    }
  });
  const auto start = std::chrono::steady_clock::now();
  while (made.load() < pieces) bell.wait(patience);
  maker.join();
  // One missed ring would have cost a whole wait.
  CHECK(std::chrono::steady_clock::now() - start < patience);
}
