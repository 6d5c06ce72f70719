// The listening socket and its accept loop, through cpp-httplib with its server-side faults mended:
// a real backlog, no silent sharing of a port, no thread per connection. open() and stop() belong
// to one thread; on_socket is called on the listener's own thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"

namespace door {

class Listener {
 public:
  using OnSocket = std::function<void(int)>;  // takes ownership of the descriptor

  // Port 0 takes any free one. An Error is one sentence for the operator.
  static base::Result<std::unique_ptr<Listener>> open(const std::string& host,
                                                      int port,
                                                      OnSocket on_socket);

  int port() const;
  void stop();  // returns when no on_socket call is in progress; safe to call twice

  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

 private:
  struct Parts;
  explicit Listener(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace door
