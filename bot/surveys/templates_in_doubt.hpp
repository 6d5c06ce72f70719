// What people say to a template whose number we do not know: Zalo took it while our call ran out,
// or while the process was killed before it could write the number down. Zalo names the message and
// no person. In one transaction, one thread.
#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace bot {

// known: the number is of a message of ours, perhaps since now. later: it may become known within
// minutes. unknown: it never will.
enum class TemplateNumber { known, later, unknown };

// A number that nothing else explains is taken as that of the only template whose fate is not
// known: that one arrived. Of several none is.
TemplateNumber template_number(storage::Tx& tx,
                               std::string_view msg_id,
                               base::TimePoint heard_at,
                               base::TimePoint now);

}  // namespace bot
