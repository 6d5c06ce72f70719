// The words after the command: options with values, switches, and the rest. Plain values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bot::cli {

struct Arguments {
  std::map<std::string, std::string, std::less<>> options{};  // "--config" → its value; switch → ""
  std::vector<std::string> rest{};

  bool has(std::string_view option) const { return options.contains(option); }

  std::string value(std::string_view option, std::string_view otherwise = {}) const;
};

// An unknown option is an error that names the known ones. "--config=FILE" and "--config FILE" are
// the same.
base::Result<Arguments> read_arguments(const std::vector<std::string>& words,
                                       const std::vector<std::string>& with_value,
                                       const std::vector<std::string>& switches);

}  // namespace bot::cli
