// The words that stand for a name where a report is anonymous: kept as a hash, typed again with or
// without marks. One form for the conversation and for the public page. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace cases {

// 64 hex digits; what Case::secret_hash holds.
std::string phrase_hash(std::string_view phrase);

}  // namespace cases
