// A lock for what only grows: read by many threads while one adds. It may be moved as long as no
// other thread knows it, which is why it can be a member of values that are built and handed on.
#pragma once

#include <mutex>
#include <shared_mutex>

namespace base {

class GrowingLock {
 public:
  GrowingLock() = default;

  GrowingLock(GrowingLock&& /*other*/) noexcept {}

  GrowingLock& operator=(GrowingLock&& /*other*/) noexcept { return *this; }

  GrowingLock(const GrowingLock&) = delete;
  GrowingLock& operator=(const GrowingLock&) = delete;
  ~GrowingLock() = default;

  std::shared_lock<std::shared_mutex> reading() const { return std::shared_lock(mutex_); }

  std::unique_lock<std::shared_mutex> adding() const { return std::unique_lock(mutex_); }

 private:
  mutable std::shared_mutex mutex_{};
};

}  // namespace base
