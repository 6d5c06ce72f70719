// What a questionnaire's flow begins with: the facts of this person, the words of the round with
// these facts in their places, the answers given so far. Pure but for the answers, one turn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/value.hpp"
#include "office/surveys/questionnaire.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/invitations.hpp"

namespace bot {

// facts: JSON object of texts. Only what the questionnaire declares: a column of the list that is
// called like one of its questions would answer it. Where a fact is missing the general word stands
// ("cơ quan đã phục vụ Ông/Bà"): no sentence has a gap.
base::Values facts_in(const surveys::Questionnaire& questionnaire, std::string_view facts);

// With the round's words, or the questionnaire's and the usual ones. A word of the round that names
// what is not known is not said; the questionnaire's own is.
base::Values opening_values(const surveys::Questionnaire& questionnaire,
                            std::string_view facts,
                            const surveys::RoundWords& words);

// The same for one of Zalo's templates, whose fields may take any column of the list.
base::Values template_values(const surveys::Questionnaire& questionnaire,
                             std::string_view facts,
                             const surveys::RoundWords& words);

// The names in them that have a value for everybody.
std::vector<std::string> always_known(const surveys::Questionnaire& questionnaire);

// Stands below the invitation of an anonymous round: what is kept of the person, and by whom.
std::string_view anonymous_notice();

// What a reminder says when the round has no words of its own.
std::string_view usual_reminder();

}  // namespace bot
