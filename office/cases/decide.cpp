#include "office/cases/decide.hpp"

#include <variant>

#include "office/cases/permits.hpp"
#include "office/cases/transitions.hpp"

namespace cases {

base::Result<Change> decide(const Case& before,
                            const Command& command,
                            const Who& who,
                            base::TimePoint now,
                            const Rules& rules) {
  if (auto error = refusal(before, command, who)) return *error;
  Transitions transitions(before, Moment{who, now, rules}, command_code(command));
  if (auto error = std::visit(transitions, command)) return *error;
  return transitions.take();
}

bool is_possible(const Case& held, const Command& command, const Who& who) {
  return !refusal(held, command, who).has_value();
}

}  // namespace cases
