// The simulation's time: a real clock plus an offset that jumps. Safe from any thread.
#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace simulator {

class VirtualClock final : public base::Clock {
 public:
  explicit VirtualClock(const base::Clock& real) : real_(real) {}

  base::TimePoint now() const override { return real_.now() + offset(); }

  base::Duration offset() const { return base::Duration{offset_.load()}; }

  // by: may be negative.
  void jump(base::Duration by) { offset_ += by.count(); }

  void follow_real_time() { offset_ = 0; }

 private:
  const base::Clock& real_;
  std::atomic<base::Duration::rep> offset_{0};
};

}  // namespace simulator
