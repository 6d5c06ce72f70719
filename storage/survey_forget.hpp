// What surveys know of a person who is forgotten. View over an open Tx.
#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

// Facts and telephones of lists, words and earlier versions of answers, whose they were and when
// anybody was asked go. How many stood where and what was ticked stays, and leads to nobody: a
// figure that was published is not worked out anew. What is open ends. In an anonymous round the
// rest goes at its end, with everybody's.
void forget_in_surveys(Tx& tx, std::string_view citizen, base::TimePoint now);

}  // namespace storage
