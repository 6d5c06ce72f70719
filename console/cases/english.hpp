// The sentences of cases::decide in English, for officers who chose it. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace console {

// A general sentence where the table does not know this one.
std::string in_english(std::string_view vietnamese);

}  // namespace console
