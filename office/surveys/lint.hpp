// Whether a questionnaire can be asked as it is written, and whether it is asked well: mistakes
// that keep a round from using it, and advice. Pure, any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"

namespace surveys {

// In the order of the questions; first what concerns the whole.
std::vector<Finding> lint(const Questionnaire& questionnaire);

// How long a person takes who answers everything: reading and tapping, questions behind a condition
// by half. An estimate to write short questions by, not a measurement.
std::chrono::seconds estimated_time(const Questionnaire& questionnaire);

// The names in braces of a text: "thu_tuc" of "{thu_tuc}".
std::vector<std::string> facts_named(const std::string& text);
// A brace that nothing closes: such a text cannot be said.
bool leaves_brace_open(const std::string& text);

}  // namespace surveys
