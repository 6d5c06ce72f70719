// Who asks for an address in the office of the examples, and what has happened before. One table
// for each part of the console, put together in example_room.cpp.
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
Parts result_parts();  // results of survey rounds

}  // namespace example_room
