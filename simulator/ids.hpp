// Ids of the platform's shapes, from the generator the caller passes. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/rng.hpp"

namespace simulator {

// 20 lower-case hex digits, as message ids are.
std::string new_message_id(base::Rng& rng);
// 19 decimal digits, beyond 2^53 as real user ids are: whoever reads one as a double loses digits.
std::string new_user_id(base::Rng& rng);
// 19 digits that depend on the text only: people of the start-up keep their id between runs.
std::string lasting_user_id(std::string_view text);
// A token of letters, digits, "_" and "-".
std::string new_token(base::Rng& rng, std::size_t length);

}  // namespace simulator
