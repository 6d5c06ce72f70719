#include "base/doorbell.hpp"

namespace base {

void Doorbell::ring() {
  {
    const std::lock_guard lock(mutex_);
    ringing_ = true;
  }
  rung_.notify_one();
}

void Doorbell::wait(Duration longest) {
  std::unique_lock lock(mutex_);
  rung_.wait_for(lock, longest, [this] { return ringing_; });
  ringing_ = false;
}

}  // namespace base
