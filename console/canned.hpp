// Canned answers and beginnings of case answers: sentences officers use often, with variables to be
// filled in. console/canned.jsonc is where they begin; ready_texts.hpp tells what is in force.
// Immutable once loaded; any thread.
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
  std::vector<CannedAnswer> case_answers{};
};

base::Result<Canned> load_canned(const std::filesystem::path& file);
base::Result<Canned> read_canned(std::string_view jsonc);

// The names in { } of a text, in order, each once.
std::vector<std::string> variables_of(std::string_view text);
// The first thing in { } that is no variable, or a bracket without its other half: "{Tên}", "{";
// "" when there is none. It would reach a citizen as it stands.
std::string broken_variable(std::string_view text);

}  // namespace console
