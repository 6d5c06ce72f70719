// A ZIP in memory: read whole within bounds, and written anew without dates. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "papers/limits.hpp"

namespace papers {

struct Entry {
  std::string name{};
  std::string content{};
};

// Nothing for what is no ZIP, is locked, or unfolds to more than that.
std::optional<std::vector<Entry>> unpacked(std::string_view zip,
                                           std::uint64_t room = limits::unfolded_max);
std::optional<std::string> packed(const std::vector<Entry>& entries);

}  // namespace papers
