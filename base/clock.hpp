// Time as an argument: whoever needs "now" is given a Clock or a TimePoint, never calls the system.
#pragma once

#include <chrono>
#include <cstdint>

namespace base {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

class Clock {  // safe from any thread
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override;
};

// Milliseconds since 1970-01-01T00:00Z, the form in which times are stored.
constexpr std::int64_t to_millis(TimePoint time) {
  return time.time_since_epoch().count();
}

constexpr TimePoint from_millis(std::int64_t millis) {
  return TimePoint{Duration{millis}};
}

}  // namespace base
