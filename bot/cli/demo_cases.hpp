// The made-up cases of a demonstration: each is led to its state by the same decisions that
// officers take, at times of the past, so that deadlines, histories and counts are real. Main
// thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "bot/content.hpp"
#include "storage/database.hpp"

namespace bot::cli {

// By the name shown: who of them has a telephone in the simulator, with the platform's id.
using Phones = std::map<std::string, std::string, std::less<>>;

struct Demonstration {
  std::filesystem::path cases{};  // console/demo/cases.jsonc
  Phones phones{};
  base::TimePoint now{};
};

// Only while the case book is empty; how many were opened. The Error names the case of the file
// that cannot be.
base::Result<int> open_demo_cases(storage::Database& database,
                                  const Content& content,
                                  const Demonstration& wanted);

}  // namespace bot::cli
