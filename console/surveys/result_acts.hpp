// What the routes of survey results do (S8), one function each; see openapi.yaml for what comes in
// and goes out. Called by the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::acts {

// result_acts.cpp
RawAnswer round_results(const Visit& visit);

}  // namespace console::acts
