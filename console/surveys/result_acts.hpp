// What the routes of survey results do (S8), one function each; see openapi.yaml for what comes in
// and goes out. Called by the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::acts {

// result_acts.cpp
RawAnswer round_results(const Visit& visit);

// answer_acts.cpp
RawAnswer open_answers(const Visit& visit);
RawAnswer set_answer_themes(const Visit& visit);
RawAnswer invite_to_report(const Visit& visit);

// theme_acts.cpp
RawAnswer themes(const Visit& visit);
RawAnswer add_theme(const Visit& visit);
RawAnswer change_theme(const Visit& visit);

// export_acts.cpp
RawAnswer export_results(const Visit& visit);

}  // namespace console::acts
