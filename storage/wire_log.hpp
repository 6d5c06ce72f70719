// Redacted exchanges with the platform, for administrators, kept two weeks. What is put here has
// already lost tokens, texts, names and phones. View over an open Tx.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

enum class WireDirection { in, out };

struct Exchange {
  base::TimePoint at{};
  WireDirection direction{};
  std::string what{};  // "POST /v3.0/oa/message/cs", or the event's name
  int status = 0;      // of HTTP; 0: no answer came
  base::Duration took{};
  std::string request{};
  std::string response{};
};

class WireLog {
 public:
  explicit WireLog(Tx& tx) : tx_(tx) {}

  void put(const Exchange& exchange);
  std::vector<Exchange> recent(int at_most);  // newest first
  // Deletes what is older than that moment, at most limits::purge_batch rows; returns how many:
  // call again while that is not 0.
  std::int64_t purge(base::TimePoint before);

 private:
  Tx& tx_;
};

}  // namespace storage
