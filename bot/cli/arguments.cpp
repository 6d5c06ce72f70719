#include "bot/cli/arguments.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace bot::cli {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? std::string{otherwise} : found->second;
}

base::Result<Arguments> read_arguments(const std::vector<std::string>& words,
                                       const std::vector<std::string>& with_value,
                                       const std::vector<std::string>& switches) {
  Arguments arguments;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto equals = words[at].find('=');
    const std::string name = words[at].substr(0, equals);
    if (!name.starts_with("--")) {
      arguments.rest.push_back(words[at]);
    } else if (contains(switches, name)) {
      arguments.options[name] = "";
    } else if (!contains(with_value, name)) {
      return base::Error{base::Errc::invalid,
                         fmt::format("không có lựa chọn {} (unknown option); có: {} {}",
                                     name,
                                     fmt::join(with_value, " "),
                                     fmt::join(switches, " "))};
    } else if (equals != std::string::npos) {
      arguments.options[name] = words[at].substr(equals + 1);
    } else if (at + 1 < words.size()) {
      arguments.options[name] = words[++at];
    } else {
      return base::Error{base::Errc::invalid, name + ": thiếu giá trị (value missing)"};
    }
  }
  return arguments;
}

}  // namespace bot::cli
