// What a phone shows, as JSON for the page and the tests. Pure.
#pragma once

#include <cstdint>

#include <nlohmann/json_fwd.hpp>

#include "simulator/person.hpp"

namespace simulator {

// Two ways to ask for news: lines with a higher number, or lines changed after a revision (new ones
// and new states of old ones). Both 0 gives everything.
struct Wanted {
  std::int64_t after = 0;
  std::int64_t since = 0;
};

// Also true when the numbers are beyond the phone's own: the simulation was reset since.
bool has_news(const Person& person, const Wanted& wanted);
// {"messages":[…],"last":seq,"revision":R}
nlohmann::ordered_json messages_to_json(const Person& person, const Wanted& wanted);
// One line of the list of people in /sim/state.
nlohmann::ordered_json person_to_json(const Person& person);

}  // namespace simulator
