// What is wrong with a field, in English. The sentences are written in Vietnamese where the mistake
// is found; a test reads them there and asks for each of them here. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace console {

inline constexpr std::string_view unknown_mistake = "This is not filled in correctly.";

// unknown_mistake when the sentence is not known.
std::string mistake_in_english(std::string_view vietnamese);

}  // namespace console
