// Words that every page about rounds says alike. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"
#include "office/surveys/round.hpp"

namespace console {

nlohmann::ordered_json words_json(std::string_view vi, std::string_view en);
// null when it has not been.
nlohmann::ordered_json maybe_iso(const std::optional<base::TimePoint>& at);
nlohmann::ordered_json state_words(surveys::RoundState state);
// As the list of people has it; "" is said in words.
std::string field_name(std::string_view field);

}  // namespace console
