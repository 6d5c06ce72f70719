// One citizen's whole feedback, with a photo and a correction, as a list of small moves. Used to
// break the service at every place it can break.
#pragma once

#include "tests/support/world.hpp"

namespace scenario {

inline constexpr const char* citizen = "7712345678901234567";

// Plays it from the first word until nothing waits; Zalo delivers again what was not taken. Returns
// what is broken at the end, "" when everything is as promised: exactly one case among it.
std::string play(support::World& world);

}  // namespace scenario
