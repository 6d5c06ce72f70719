// Words that every page about rounds says alike. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/round.hpp"

namespace console {

nlohmann::ordered_json words_json(std::string_view vi, std::string_view en);
nlohmann::ordered_json state_words(surveys::RoundState state);
// As the list of people has it; "" is said in words.
std::string field_name(std::string_view field);

}  // namespace console
