// Inside of decide: which command is possible in which status and for whom. Pure, any thread.
#pragma once

#include <optional>

#include "base/result.hpp"
#include "office/cases/command.hpp"

namespace cases {

// Nothing when permitted.
std::optional<base::Error> refusal(const Case& held, const Command& command, const Who& who);

// Praise, questions, advertising and anonymous hints may be closed without an approved answer.
bool may_close_unanswered(const Case& held);

}  // namespace cases
