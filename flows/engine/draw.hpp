// A flow as a Mermaid flowchart, for the documents and the console. Pure, any thread.
#pragma once

#include <string>

#include "flows/engine/flow.hpp"

namespace flows {

// One node a step, in the order of the file; what leads out of the flow is a rounded node.
std::string draw(const Flow& flow);

}  // namespace flows
