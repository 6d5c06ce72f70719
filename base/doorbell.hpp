// Wakes a sleeping worker after a commit. A ring before the wait is remembered, so none is missed.
// Safe from any thread.
#pragma once

#include <condition_variable>
#include <mutex>

#include "base/clock.hpp"

namespace base {

class Doorbell {
 public:
  void ring();
  // Sleeps until the bell has rung since the last wait, or for at most `longest`.
  void wait(Duration longest);

 private:
  std::mutex mutex_{};
  std::condition_variable rung_{};
  bool ringing_ = false;
};

}  // namespace base
