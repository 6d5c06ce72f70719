// THE CASE BOOK AS A FUNCTION: (case, command, who, now) → what the case becomes, its history and
// what the citizen is told. Same arguments, same Change; never throws on what somebody typed. Any
// thread.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "office/cases/case.hpp"
#include "office/cases/command.hpp"
#include "office/cases/deadline.hpp"

namespace cases {

struct Entry {  // one line of the history; no citizen's words in it
  base::TimePoint at{};
  Who by{};
  std::string what{};    // "case.forward": the command's code
  std::string text{};    // in Vietnamese, for the console
  bool internal = true;  // false: also on the public status page
};

struct Notice {  // for the citizen: a message of templates/ and what fills it
  std::string message{};
  base::Values with{};
};

struct Change {
  Case after{};
  std::vector<Entry> history{};
  std::vector<Notice> to_citizen{};
};

// Errors, each with a Vietnamese sentence for staff in what:
//   conflict  not possible in this status, or not a second time
//   denied    this person may not (own proposal, unit named in the case, restricted case)
//   invalid   an empty or overlong text, an unknown unit
// Change.after.revision is before.revision + 1; whoever stores it compares revisions.
base::Result<Change> decide(const Case& before,
                            const Command& command,
                            const Who& who,
                            base::TimePoint now,
                            const Rules& rules);

// Could this person do it now? For buttons; decide() has the last word on the contents.
bool is_possible(const Case& held, const Command& command, const Who& who);

}  // namespace cases
