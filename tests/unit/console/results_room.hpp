// What the tests of survey results share: rounds that people answered, in the office of the case
// register.
#pragma once

#include <string>
#include <vector>

#include "office/surveys/round.hpp"
#include "tests/unit/console/cases_room.hpp"

namespace results_room {

using cases_room::CasesRoom;

struct Crowd {
  std::string unit{};
  std::string field{};
  int people = 0;
  std::string level{"xa"};
  int rating = 5;  // of every rating question
};

// "Nhanh" of the shipped ones, closed on that day of November 2026 unless another state is given.
surveys::RoundId add_round(CasesRoom& room, const std::string& name, unsigned closed_on);

// Each answered all; the last two answers of every crowd are open words.
void answer(CasesRoom& room, surveys::RoundId round, const Crowd& crowd);

// Everybody agreed to surveys and wrote just now.
void agree_all(CasesRoom& room);

std::string path(surveys::RoundId round, const std::string& what);

}  // namespace results_room
