// Durations and sizes as people write them in the configuration. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace config {

// "20s", "3h", "7d": the largest unit that divides it; parse_duration() in base reads it back.
std::string duration_text(base::Duration duration);

// "256KiB", "5MiB", "1GiB", "900B"; nothing for anything else. Units are powers of 1,024.
std::optional<std::uint64_t> parse_size(std::string_view text);
std::string size_text(std::uint64_t bytes);

}  // namespace config
