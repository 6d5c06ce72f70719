// Inside of finding procedures: a text as bare words with short forms expanded. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace catalog {

std::vector<std::string> phrase_words(std::string_view text);

}  // namespace catalog
