// A clock that stands still until it is moved. Safe from any thread.
#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace support {

class ManualClock final : public base::Clock {
 public:
  explicit ManualClock(base::TimePoint start) : millis_(base::to_millis(start)) {}

  base::TimePoint now() const override { return base::from_millis(millis_); }

  void advance(base::Duration by) { millis_ += by.count(); }

  void set(base::TimePoint time) { millis_ = base::to_millis(time); }

 private:
  std::atomic<std::int64_t> millis_;
};

}  // namespace support
