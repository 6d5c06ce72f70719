// The running program: builds the simulator, its two doors and its postmen, and ends them again.
// The only place that knows all parts. Main thread.
#pragma once

#include "base/result.hpp"
#include "simulator/arguments.hpp"

namespace simulator {

// Runs until SIGINT or SIGTERM; prints "ready" once both doors listen. program: argv[0].
// An Error is one sentence for the person at the keyboard.
base::Status run(const Arguments& arguments, const std::string& program);

}  // namespace simulator
