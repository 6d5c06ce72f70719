// The accounts of a demonstration, one for each role, with passwords that anybody may read: made by
// `langnghe staff demo` and let in only while the configuration says console.demo. Any thread.
#pragma once

#include <span>
#include <string_view>

#include "console/rights.hpp"

namespace console {

struct DemoAccount {
  std::string_view username{};
  std::string_view password{};
  std::string_view name{};
  Role role{};
  int branch = 0;
  std::string_view unit{};
};

std::span<const DemoAccount> demo_accounts();

}  // namespace console
