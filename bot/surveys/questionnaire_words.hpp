// What a questionnaire's flow says, as JSON; see questionnaire_flow.hpp. Pure, any thread.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/questionnaire.hpp"

namespace bot {

nlohmann::ordered_json words_of(const surveys::Questionnaire& questionnaire,
                                const std::string& prefix);

}  // namespace bot
