// "thử khảo sát 482913", sent by a colleague from a phone of one's own: from now on tests of rounds
// go there. Turn thread.
#pragma once

#include <string_view>

#include "bot/scene.hpp"

namespace bot {

// True when the text was such a code in force, and the colleague was told; anything else is for the
// conversation.
bool link_tester(const Scene& scene, std::string_view text);

}  // namespace bot
