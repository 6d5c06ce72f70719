#include "base/log.hpp"

#include <atomic>
#include <cstdio>
#include <mutex>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"

namespace base {
namespace {

std::atomic<Level> threshold{Level::info};

const char* name_of(Level level) {
  switch (level) {
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

}  // namespace

void set_log_threshold(Level lowest) {
  threshold = lowest;
}

void log(Level level, std::string_view event, std::initializer_list<Field> fields) {
  if (level < threshold.load()) return;
  nlohmann::ordered_json line;
  line["ts"] = format_iso(SystemClock{}.now());
  line["level"] = name_of(level);
  line["event"] = event;
  for (const auto& field : fields) {
    std::visit([&](const auto& value) { line[std::string{field.name}] = value; }, field.value);
  }
  const std::string text = to_text(line) + "\n";
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace base
