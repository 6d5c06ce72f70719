// Zalo's approved templates (ZBS) an officer may send when free words cannot go any more. Read at
// start from console/zbs.jsonc, which need not exist. Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace console {

struct ZbsField {
  std::string name{};  // as Zalo's template has it
  std::string label{};
  std::size_t max = 0;  // characters
};

struct ZbsTemplate {
  std::string id{};  // Zalo's number of it
  std::string title{};
  std::string text{};  // as the citizen sees it, with {name}
  std::vector<ZbsField> fields{};
};

using ZbsValues = std::map<std::string, std::string>;

// An empty list when there is no such file. Errc::invalid names the mistake.
base::Result<std::vector<ZbsTemplate>> load_zbs(const std::filesystem::path& file);
base::Result<std::vector<ZbsTemplate>> read_zbs(std::string_view jsonc);

const ZbsTemplate* find_zbs(const std::vector<ZbsTemplate>& templates, std::string_view id);
// The text with its values; nothing when one is missing, too long or none of its own.
std::optional<std::string> filled(const ZbsTemplate& chosen, const ZbsValues& values);

}  // namespace console
