// A canned answer, case answer or template of Zalo as an administrator writes it, and what must be
// right about it. Pure, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "console/body.hpp"
#include "storage/ready_texts.hpp"

namespace console::admin {

// The variables the program fills in by itself; all others are filled in by the officer.
std::vector<std::string_view> filled_variables(storage::TextKind kind);

// What the body says of a text of that kind; mistakes stand in the body.
storage::ReadyText read_text(Body& body, storage::TextKind kind);

}  // namespace console::admin
