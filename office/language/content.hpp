// The word lists of this folder as they were when the program was built, so that folding needs no
// file at run time. Constant data, any thread.
#pragma once

#include <string_view>

namespace language {

// file: "shorthand.jsonc" or "signs.jsonc"; any other name is a bug.
std::string_view built_in_text(std::string_view file);

}  // namespace language
