// The words of a round: which facts they may name. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"
#include "office/surveys/round_plan.hpp"

namespace console {

// Of "invitation", "reminder" and "thanks" those that cannot be said, with the reason.
std::vector<surveys::Finding> mistakes_in_words(const surveys::RoundWords& words,
                                                const surveys::Questionnaire& questionnaire);

}  // namespace console
