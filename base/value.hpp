// Plain data that crosses folders: answers, facts, what a message is filled with. Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace base {

using Value =
    std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;
using Values = std::map<std::string, Value, std::less<>>;

// The text under a name, or "" when there is none or it is no text.
inline std::string text_of(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  if (found == values.end()) return {};
  const auto* text = std::get_if<std::string>(&found->second);
  return text ? *text : std::string{};
}

// The list under a name, or an empty one.
inline std::vector<std::string> list_of(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  if (found == values.end()) return {};
  const auto* list = std::get_if<std::vector<std::string>>(&found->second);
  return list ? *list : std::vector<std::string>{};
}

template <class Tag>
struct Id {  // a CaseId and a StaffId cannot be swapped
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
};

}  // namespace base
