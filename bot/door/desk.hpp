// A bounded queue of whole requests and the threads that work on them. put() from any thread;
// close() from the thread that made the desk.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "bot/door/mailbox.hpp"
#include "bot/door/request.hpp"

namespace door {

class Desk {
 public:
  using Work = std::function<void(Ticket, const RawRequest&)>;  // must not throw

  Desk(int workers, std::size_t waiting_max, Work work);

  bool put(Ticket ticket, RawRequest request);  // false: the queue is full, or the desk is closed
  void close();                                 // finishes what waits, then returns

  ~Desk() { close(); }

  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

 private:
  void serve();

  const std::size_t waiting_max_;
  const Work work_;
  std::mutex mutex_{};
  std::condition_variable arrived_{};
  std::deque<std::pair<Ticket, RawRequest>> waiting_{};
  int idle_ = 0;
  bool closed_ = false;
  std::vector<std::thread> workers_{};
};

}  // namespace door
