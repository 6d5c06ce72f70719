#include "base/metrics.hpp"

#include <fmt/format.h>

namespace base {

void Metrics::add(std::string_view name, std::int64_t amount) {
  const std::lock_guard lock(mutex_);
  values_[std::string{name}] += amount;
}

void Metrics::set(std::string_view name, std::int64_t value) {
  const std::lock_guard lock(mutex_);
  values_[std::string{name}] = value;
}

std::int64_t Metrics::value(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = values_.find(name);
  return found == values_.end() ? 0 : found->second;
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& [name, value] : values_) out += fmt::format("{} {}\n", name, value);
  return out;
}

}  // namespace base
