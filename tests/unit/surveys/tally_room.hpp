// A questionnaire and a crowd that answers it, for the tests of results: small, seeded, and beside
// it a slow count of the same answers that shares no code with the tally.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "office/surveys/tally.hpp"

namespace tally_room {

struct Person {
  surveys::Invited invited{};
  std::map<std::string, std::string> answers{};  // question → JSON
};

surveys::Questionnaire asked();

// Everybody complete, one rating for all.
Person satisfied(const std::string& unit, const std::string& field, int level);

// Of all outcomes, units, fields and answers.
std::vector<Person> crowd(std::size_t people, std::uint64_t seed);

surveys::Tally counted(const std::vector<Person>& people);

}  // namespace tally_room
