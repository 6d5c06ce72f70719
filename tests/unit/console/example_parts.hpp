// Who asks each address of the contract, and what has happened before: in parts, for
// example_room.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "tests/unit/console/example_room.hpp"

namespace example_room {

using Before = std::function<void(Scene&)>;

struct Part {
  std::string who = "hoa";  // "": nobody is logged in; "?name": the first step is done
  Before before{};
};

using Parts = std::map<std::string, Part>;

inline Part as(const std::string& who, Before before = {}) {
  return {who, std::move(before)};
}

Parts survey_parts();
Parts round_parts();

}  // namespace example_room
