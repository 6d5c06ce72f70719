// The public door: an HTTP/1.1 listener that survives hostile clients. Slow clients hold a socket,
// never a thread; every request is complete and checked before anybody sees it. stop() and ~Door()
// belong to the thread that opened the door; OnRequest runs on the door's own workers.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/metrics.hpp"
#include "base/result.hpp"
#include "bot/door/limits.hpp"
#include "bot/door/request.hpp"

namespace door {

struct TlsFiles {
  std::filesystem::path certificate{};  // PEM, the whole chain
  std::filesystem::path key{};          // PEM, not encrypted
};

struct DoorOptions {
  std::string name = "door";         // label in the metrics
  std::string host = "127.0.0.1";    // address to listen on
  int port = 0;                      // 0: any free one
  std::optional<TlsFiles> tls{};     // none: plain HTTP
  int workers = 4;                   // threads that run OnRequest; at least 1
  base::Metrics* metrics = nullptr;  // must outlive the door
  DoorLimits limits{};
};

class Door {
 public:
  // Fails with one sentence for the operator: port in use, certificate unreadable, key of another
  // certificate. on_request may block (it holds one worker); what it throws becomes an empty 500.
  static base::Result<std::unique_ptr<Door>> open(DoorOptions options, OnRequest on_request);

  int port() const;

  // Accepts nothing more, lets requests in progress be answered for at most stop_time, closes the
  // rest, and waits for on_request calls in progress to return. Safe to call twice.
  void stop();

  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

 private:
  struct Parts;
  explicit Door(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace door
