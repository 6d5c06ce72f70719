// The door of the platform's API: faults, rate limit, token, then the endpoint. Every call is
// counted and written to the journal. Pure but for the platform it is given. One thread at a time.
#pragma once

#include "simulator/answer.hpp"
#include "simulator/platform.hpp"

namespace simulator {

// The answer may ask the HTTP side to wait (hold) or to cut the connection (cut).
ApiAnswer call_api(Platform& platform, const ApiRequest& request, base::TimePoint now);

}  // namespace simulator
