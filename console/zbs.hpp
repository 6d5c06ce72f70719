// Zalo's approved templates (ZBS) that go when free words cannot go any more: chosen by an officer,
// or for a notice of a case by themselves. Read at start from console/zbs.jsonc, which need not
// exist. Immutable once loaded; any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/value.hpp"

namespace console {

struct ZbsField {
  std::string name{};  // as Zalo's template has it
  std::string label{};
  std::size_t max = 0;  // characters
  std::string from{};   // the value of a notice that fills it; "": only an officer can
};

struct ZbsTemplate {
  std::string id{};  // Zalo's number of it
  std::string title{};
  std::string text{};  // as the citizen sees it, with {name}
  std::vector<ZbsField> fields{};
  std::vector<std::string> notices{};                       // goes for these: "ho_so.tra_loi"
  std::optional<std::chrono::year_month_day> valid_from{};  // Zalo's approval; both days included
  std::optional<std::chrono::year_month_day> valid_to{};
};

using ZbsValues = std::map<std::string, std::string>;

// An empty list when there is no such file. Errc::invalid names the mistake.
base::Result<std::vector<ZbsTemplate>> load_zbs(const std::filesystem::path& file);
base::Result<std::vector<ZbsTemplate>> read_zbs(std::string_view jsonc);

const ZbsTemplate* find_zbs(const std::vector<ZbsTemplate>& templates, std::string_view id);
// The text with its values; nothing when one is missing, too long or none of its own.
std::optional<std::string> filled(const ZbsTemplate& chosen, const ZbsValues& values);

// The one approved for this notice on that day; nullptr: none.
const ZbsTemplate* zbs_for(const std::vector<ZbsTemplate>& templates,
                           std::string_view notice,
                           std::chrono::year_month_day day);
// Of a notice, cut to what the fields take, on one line; nothing when one would be empty.
std::optional<ZbsValues> values_for(const ZbsTemplate& chosen, const base::Values& notice);

}  // namespace console
