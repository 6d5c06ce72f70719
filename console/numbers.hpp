// Numbers in addresses, queries and bodies. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace console {

// The number the whole text is, of digits alone: "12" but not "12'--", "+12" or "". Nothing beyond
// 64 bits.
std::optional<std::int64_t> number_in(std::string_view text);

}  // namespace console
