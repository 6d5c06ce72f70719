// A flow as a graph: the ways that lead out of a step. For the checker and the drawing. Pure, any
// thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "flows/engine/flow.hpp"

namespace flows {

struct Way {
  Target to{};
  std::string by{};                  // the choice, the condition, or "" for the only way
  const Pressed* pressed = nullptr;  // the choice, if it is one
  const When* when = nullptr;        // the condition, if it is one
};

std::vector<Way> ways_of(const Step& step);

// The ways of a question that was answered before and is passed over.
std::vector<Way> ways_when_known(const Ask& ask);

// "@park:menu" → {"@park", "menu"}; "unit" → {"unit", ""}.
std::pair<std::string, std::string> split_target(const Target& target);

// The step of the same flow that the target leads to ("@redo:unit" → "unit"), or "".
std::string step_of_target(const Target& target);

// The flow that the target begins, or "".
std::string flow_of_target(const Target& target);

// Every message a step may say.
std::vector<std::string> messages_of(const Step& step);

}  // namespace flows
