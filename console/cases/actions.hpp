// Which buttons a case has for a visitor, and why one does not work now. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "console/cases/sight.hpp"

namespace console {

// [{name, allowed, why, why_en}], in the order of the office's work.
nlohmann::ordered_json actions_json(const Visit& visit, const SeenCase& seen);

// Some acts take a step before the one they are named after: an answer is submitted by a unit that
// never pressed "start". The case as it is after that step.
cases::Case ready_for(const cases::Case& held, std::string_view action);

}  // namespace console
