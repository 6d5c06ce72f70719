// The addresses of the survey pages, for the one table of routes.cpp. Any thread.
#pragma once

#include <vector>

#include "console/routes.hpp"

namespace console {

// Lists of people to ask: reading a file, those who wrote.
std::vector<Route> survey_list_routes();
// Questionnaires and rounds, from the draft to the last message.
std::vector<Route> survey_round_routes();
// What was answered: figures, open answers, files.
std::vector<Route> survey_result_routes();

}  // namespace console
