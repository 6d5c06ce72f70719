// Calls counted per minute of the clock, as the platform limits an app. Pure. One thread at a time.
#pragma once

#include <chrono>

#include "base/clock.hpp"

namespace simulator {

class MinuteLimit {
 public:
  // Counts one call; false when the minute's limit is used up.
  bool take(int limit, base::TimePoint now) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(now);
    if (minute != minute_) used_ = 0;
    minute_ = minute;
    ++used_;
    return used_ <= limit;
  }

  // What the header X-RateLimit-Remain says.
  int remaining(int limit) const { return used_ >= limit ? 0 : limit - used_; }

 private:
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  int used_ = 0;
};

}  // namespace simulator
