// What flows and templates may know about the office and this citizen. Reads only.
#pragma once

#include <string>
#include <vector>

#include "base/value.hpp"
#include "bot/scene.hpp"

namespace bot {

base::Values facts_of(const Scene& scene);

// Names of all facts, for the linter.
const std::vector<std::string>& known_facts();

}  // namespace bot
