// A questionnaire looked at as the conversation it becomes, by the checks of all other content and
// before anybody is asked: staff write versions that no `langnghe check` has seen. Pure, any
// thread.
#pragma once

#include <vector>

#include "bot/content.hpp"
#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"

namespace bot {

struct FlowMistakes {
  std::vector<ContentMistake> broken{};   // it cannot be asked so
  std::vector<ContentMistake> wording{};  // it can, but other content is said otherwise
};

// Of one that surveys::lint finds no mistake in.
FlowMistakes mistakes_of_flow(const surveys::Questionnaire& questionnaire);

// The same for whoever writes it: what is only wording is advice.
std::vector<surveys::Finding> findings_of_flow(const surveys::Questionnaire& questionnaire);

}  // namespace bot
