// The lists of the case register: names of categories, reasons, competent bodies. Read at start
// from console/cases/register.jsonc. Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace console {

struct NamedCode {
  std::string code{};
  std::string name{};  // in Vietnamese
};

struct CompetentBody {
  std::string to{};  // "khieu_nai", "to_cao", "ngoai_pham_vi"
  std::string text{};
};

struct RegisterWords {
  std::vector<NamedCode> categories{};
  std::vector<NamedCode> kinds{};
  std::vector<NamedCode> channels{};
  std::vector<NamedCode> refuse_reasons{};
  std::vector<NamedCode> extend_reasons{};
  std::vector<NamedCode> unmask_reasons{};
  std::vector<CompetentBody> places{};
};

// The code itself when it is none of the list.
std::string name_in(const std::vector<NamedCode>& list, std::string_view code);
bool has_code(const std::vector<NamedCode>& list, std::string_view code);

base::Result<RegisterWords> load_register_words(const std::filesystem::path& file);
base::Result<RegisterWords> read_register_words(std::string_view jsonc);

}  // namespace console
