// Numbers about the service as a whole, for administrators. Reads only. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct CallCount {
  std::string what{};  // "POST /v3.0/oa/message/cs"
  std::int64_t calls = 0;
  std::int64_t failed = 0;  // no answer, or an HTTP status that is no success
};

class Overview {
 public:
  explicit Overview(Tx& tx) : tx_(tx) {}

  std::optional<base::TimePoint> last_arrival(std::string_view source);
  // By what was called, most often first; at most 20.
  std::vector<CallCount> calls_since(base::TimePoint since);
  // When the platform last said that a quota or the money is used up.
  std::optional<base::TimePoint> last_quota_refusal(base::TimePoint since);
  std::int64_t migration();  // the newest that was applied

 private:
  Tx& tx_;
};

}  // namespace storage
