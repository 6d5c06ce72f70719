// What flows and templates may know about the office and this citizen. Reads only.
#pragma once

#include <string>
#include <vector>

#include "base/value.hpp"
#include "bot/scene.hpp"

namespace bot {

// The topic of the question whether surveys are welcome: it is put once.
inline constexpr const char* survey_invitation = "moi_khao_sat";

base::Values facts_of(const Scene& scene);

// Names of all facts, for the linter: those that are never empty, and those that may be.
const std::vector<std::string>& known_facts();
const std::vector<std::string>& known_facts_maybe_empty();

}  // namespace bot
