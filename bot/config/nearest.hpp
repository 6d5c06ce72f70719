// Finds what a mistyped key was meant to be. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace config {

// The known word with the fewest letters to change, or "" when none is near (more than a third).
std::string nearest_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace config
