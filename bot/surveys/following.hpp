// The next round of a series: its draft is there from the day on which the one before it opens or
// should have opened. It needs its list, its test and its two people again.
#pragma once

#include "bot/content.hpp"

namespace bot {

// In one short transaction for each round. True when something was prepared.
bool prepare_following(storage::Database& database, const Content& content, base::TimePoint now);

}  // namespace bot
