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

struct HeardOf {
  std::string_view msg_id{};
  base::TimePoint at{};
  bool stars = false;  // else a press: it would refuse, or stop, in another's name
};

// Stars for a number that nothing else explains are taken as those for the only template of that
// day whose fate is not known: that one arrived. Of several none is.
TemplateNumber template_number(storage::Tx& tx, const HeardOf& heard, base::TimePoint now);

}  // namespace bot
