// The steps of a questionnaire's flow as JSON; see questionnaire_flow.hpp. Pure, any thread.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/questionnaire.hpp"

namespace bot {

// prefix: of its messages ("ks_nhanh_v1").
nlohmann::ordered_json steps_of(const surveys::Questionnaire& questionnaire,
                                const std::string& prefix);

}  // namespace bot
