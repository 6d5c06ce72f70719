// The deeds by subject; put together in deeds.cpp. Any thread.
#pragma once

#include <vector>

#include "bot/deeds.hpp"

namespace bot {

std::vector<Deed> person_deeds();  // consent, opting out, rights over one's data
std::vector<Deed> case_deeds();    // opening, supplementing, looking up
std::vector<Deed> rating_deeds();  // what the citizen thinks of an answer
std::vector<Deed> survey_deeds();  // answering a round
std::vector<Deed> staff_deeds();   // handing a conversation to people

}  // namespace bot
