// The questionnaires that come with the program beside what the storage holds under the same name
// and version. A version that a round uses, or that staff have worded anew, is asked as it is kept:
// results read it there, and an answer keeps its meaning whatever a file says later.
#pragma once

#include <string>
#include <vector>

#include "bot/content.hpp"

namespace bot {

// Those of the content that the storage holds in other words, as it holds them; what no round uses
// yet and nobody has touched is not among them, for there the file's words are taken.
std::vector<surveys::Questionnaire> kept_otherwise(storage::Tx& tx, const Content& content);

// For whoever runs the program: what differs, and what to do.
std::string warning_of(const surveys::Questionnaire& kept);

}  // namespace bot
