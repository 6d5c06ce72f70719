// Counters and gauges, shown as text on /metrics. Safe from any thread.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace base {

class Metrics {
 public:
  // name: "langnghe_webhook_refused_total" or with labels, "…{reason=\"signature\"}".
  void add(std::string_view name, std::int64_t amount = 1);
  void set(std::string_view name, std::int64_t value);
  std::int64_t value(std::string_view name) const;  // 0 when never touched
  std::string text() const;                         // one "name value" line each, sorted

 private:
  mutable std::mutex mutex_{};
  std::map<std::string, std::int64_t, std::less<>> values_{};
};

}  // namespace base
