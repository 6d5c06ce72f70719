// What becomes of an anonymous round when it is over: nothing in its rows leads to a person any
// more, and its results stay as they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

// Every invitation of the round gets a new number in an order that is nobody's, a token instead of
// its citizen (one way: HMAC of the citizen's id under the key, which the caller makes anew and
// forgets), the round's own first or last day (Viet Nam's) instead of its times, and neither facts,
// way and price nor its place in the draw, which whoever knows the seed could work out. Its
// standing answers follow it with their themes; replaced ones, messages, rehearsals and report
// offers go. Then the round is marked. What stands elsewhere: survey_traces.hpp, which comes first.
//
// In batches, each a short write of its own. Whatever stops it, what is done is done, and the next
// call (with another key) does the rest; once the round is marked a call changes nothing. Returns
// how many invitations it rewrote. To be called by one at a time, when the round takes no more
// answers; a round that is not anonymous, or not closed, is a Bug.
std::int64_t anonymise(Database& database,
                       surveys::RoundId round,
                       std::string_view key,
                       base::TimePoint now);

}  // namespace storage
