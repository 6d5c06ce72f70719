// Everything that passed: calls of the API and deliveries to the webhook, for tests to read. A
// ring: the oldest entries go, and their number is told. Pure. One thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"

namespace simulator {

struct JournalEntry {
  std::int64_t n = 0;
  base::TimePoint at{};
  std::string kind{};  // "api" or "delivery"
  std::string name{};  // the path, or the event's name
  std::string
      outcome{};  // api: "ok", "error", "cut", "lost"; delivery: "ok", "failed", "dropped" …
  int http_status = 0;
  int error = 0;
  int attempt = 0;  // of a delivery: 0 first, 1 … re-sent
  std::string user_id{};
  std::string msg_id{};
  std::string body{};  // what was received or sent, cut to a few kilobytes
  base::Duration took{};
};

class Journal {
 public:
  void write(JournalEntry entry);

  std::int64_t last() const { return last_; }

  // {"entries":[…],"last":N,"dropped":D}: those after the number, oldest first, one page at most.
  nlohmann::ordered_json after(std::int64_t n) const;

 private:
  std::deque<JournalEntry> entries_{};
  std::int64_t last_ = 0;
  std::int64_t dropped_ = 0;
};

}  // namespace simulator
