// Canned answers: sentences officers use often, with variables to be filled in. Read at start from
// console/canned.jsonc. Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace console {

struct CannedAnswer {
  std::string id{};
  std::string title{};
  std::string shortcut{};
  std::string text{};  // with {ten_bien}
};

struct Canned {
  std::vector<CannedAnswer> answers{};
  std::string closing{};  // said when a conversation is closed
};

base::Result<Canned> load_canned(const std::filesystem::path& file);
base::Result<Canned> read_canned(std::string_view jsonc);

// The names in { } of a text, in order, each once.
std::vector<std::string> variables_of(std::string_view text);

}  // namespace console
