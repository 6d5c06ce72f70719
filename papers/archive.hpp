// A ZIP in memory: read whole within bounds, and written anew without dates. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace papers {

struct Entry {
  std::string name{};
  std::string content{};
};

// Nothing for what is no ZIP, is locked, or unfolds to more than limits::unfolded_max.
std::optional<std::vector<Entry>> unpacked(std::string_view zip);
std::optional<std::string> packed(const std::vector<Entry>& entries);

}  // namespace papers
