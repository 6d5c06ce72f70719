// A list of people who wrote this morning, and a round approved for it that opens half an hour
// later (09:30 of a Monday, as the world begins). For the tests of survey rounds.
#pragma once

#include <string>

#include "office/surveys/round_plan.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/support/world.hpp"

namespace planned_round {

inline constexpr const char* invitation = "trả lời 5 câu hỏi ngắn";
inline constexpr const char* reminder = "lần nhắc duy nhất";
inline constexpr const char* over = "đã kết thúc";

std::string person(int number);

class Planned {
 public:
  Planned(support::World& world, int people);

  void approve(surveys::RoundState state = surveys::RoundState::scheduled, bool anonymous = false);

  std::int64_t count(const std::string& state);

  std::string state() { return world_.text("SELECT state FROM survey_rounds"); }

  std::string why() { return world_.text("SELECT why FROM survey_rounds"); }

  // Nobody wrote for so long: only approved templates reach them. Before approve().
  void by_template(std::chrono::hours silent_for, std::int64_t budget);
  // The same people, for whom the list knows a telephone and who agreed to be told by it.
  void by_phone(std::chrono::hours silent_for, std::int64_t budget);
  void resume();  // an officer looked at it and lets it go on

  surveys::RoundPlan plan = surveys::usual_plan(7);
  std::string questionnaire = "nhanh";

 private:
  void list(storage::Tx& tx, int people);

  support::World& world_;
};

void says(support::World& world, int who, const std::string& text);
int heard(support::World& world, int who, const std::string& words);
void answer_all(support::World& world, int who);

}  // namespace planned_round
