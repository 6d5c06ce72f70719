#include "bot/door/desk.hpp"

#include <algorithm>

namespace door {

Desk::Desk(int workers, std::size_t waiting_max, Work work)
    : waiting_max_(waiting_max), work_(std::move(work)) {
  for (int i = 0; i < std::max(workers, 1); ++i) workers_.emplace_back([this] { serve(); });
}

bool Desk::put(Ticket ticket, RawRequest request) {
  bool somebody_idle = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || waiting_.size() >= waiting_max_) return false;
    waiting_.emplace_back(ticket, std::move(request));
    somebody_idle = idle_ > 0;
  }
  if (somebody_idle) arrived_.notify_one();  // a busy worker looks again by itself
  return true;
}

void Desk::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
  for (auto& worker : workers_) worker.join();
  workers_.clear();
}

void Desk::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {  // ends when the desk is closed and nothing waits
    ++idle_;
    arrived_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    --idle_;
    if (waiting_.empty()) return;
    const auto [ticket, request] = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work_(ticket, request);
    lock.lock();
  }
}

}  // namespace door
