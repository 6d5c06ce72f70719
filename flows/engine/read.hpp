// One flow file → Flow, or every mistake with its step. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flows/engine/flow.hpp"
#include "flows/engine/flow_set.hpp"

namespace flows {

std::vector<Mistake> read_flow(const std::string& file, std::string_view text, Flow& into);

}  // namespace flows
