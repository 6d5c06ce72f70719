// A server on 127.0.0.1 whose behaviour is written byte by byte, so that a test can break off at
// any moment. One thread, one connection at a time.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace support {

class LoopbackServer {
 public:
  // Called for each connection with its number (1, 2, …); the connection is closed afterwards.
  using Talk = std::function<void(int fd, int number)>;

  explicit LoopbackServer(Talk talk);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url(std::string_view path) const;  // "http://127.0.0.1:<port><path>"

  int connections() const { return connections_; }

  // Waits until so many connections have been closed from this side.
  void await_closed(int count) const;

 private:
  void serve();

  Talk talk_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> connections_{0};
  std::atomic<int> closed_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_{};
};

// One request with its body, as far as Content-Length says; "" when the other side left or said
// nothing for ten seconds.
std::string read_request(int fd);
// false when the other side has left.
bool write_all(int fd, std::string_view bytes);
// A whole HTTP/1.1 answer with Content-Length.
std::string answer_text(int status, std::string_view body, std::string_view extra_headers = "");

// A port of this machine where nobody listens.
int closed_port();

}  // namespace support
