// Runs a worker's run_once() until told to stop: the waiting, the repeating and the catching are
// written here once. Owned by one thread; stop() may be called from any.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/doorbell.hpp"

namespace bot {

struct Work {
  std::string name{};                // for the log
  std::function<bool()> run_once{};  // true: there was work, ask again at once
  base::Duration nap{};              // longest sleep between two rounds without work
};

class Loop {
 public:
  Loop(Work work, base::Doorbell& bell);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void stop();  // returns when the round in progress is over

 private:
  void run();
  bool round();

  Work work_;
  base::Doorbell& bell_;
  std::atomic<bool> stopping_{false};
  base::Duration pause_{};  // grows while the same failure repeats
  std::thread thread_;
};

}  // namespace bot
