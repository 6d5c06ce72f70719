#include "bot/config/units.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace config {
namespace {

struct TimeUnit {
  const char* name;
  base::Duration length;
};

constexpr std::array<TimeUnit, 4> time_units{{{"d", std::chrono::days{1}},
                                              {"h", std::chrono::hours{1}},
                                              {"m", std::chrono::minutes{1}},
                                              {"s", std::chrono::seconds{1}}}};

struct SizeUnit {
  std::string_view name;
  std::uint64_t bytes;
};

constexpr std::array<SizeUnit, 4> size_units{
    {{"GiB", 1ULL << 30}, {"MiB", 1ULL << 20}, {"KiB", 1ULL << 10}, {"B", 1}}};

constexpr std::uint64_t size_number_max = 1'000'000;  // times 1 GiB stays far inside 64 bits

}  // namespace

std::string duration_text(base::Duration duration) {
  for (const auto& unit : time_units) {
    if (duration.count() != 0 && duration % unit.length == base::Duration::zero()) {
      return fmt::format("{}{}", duration / unit.length, unit.name);
    }
  }
  return fmt::format("{}ms", duration.count());
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || number > size_number_max) return std::nullopt;
  const std::string_view name(stopped, static_cast<std::size_t>(end - stopped));
  for (const auto& unit : size_units) {
    if (unit.name == name) return number * unit.bytes;
  }
  return std::nullopt;
}

std::string size_text(std::uint64_t bytes) {
  for (const auto& unit : size_units) {
    if (bytes != 0 && bytes % unit.bytes == 0) {
      return fmt::format("{}{}", bytes / unit.bytes, unit.name);
    }
  }
  return fmt::format("{}B", bytes);
}

}  // namespace config
