// What a round plans besides its dates: whom it draws, when its messages leave, by which ways and
// in which words. One definition for the storage and the pages (JSON). Plain values, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/finding.hpp"
#include "office/surveys/round.hpp"
#include "office/surveys/schedule.hpp"
#include "office/surveys/sending_days.hpp"

namespace surveys {

struct SamplePart {
  double error_percent = 5.0;      // e of n = N / (1 + N·e²)
  double expected_percent = 35.0;  // who answers of those invited
  std::int64_t minimum = 30;       // of each stratum; smaller ones are asked whole
  std::uint64_t seed = 0;
  bool everybody = false;  // no sample
  bool by_unit = true;
  bool by_field = true;
  bool quota = false;  // a stratum takes no more answers than it needs
};

struct SendingPart {
  std::vector<catalog::Period> hours{};
  std::array<bool, 7> weekdays{};  // Monday first
  bool make_up_days = true;
  std::vector<DaySpan> closed{};
  int per_second = 5;
  int spacing_hours = 24;  // between two messages of surveys to one person
};

struct RoundWords {  // "": the questionnaire's own, or the usual ones
  std::string invitation{};
  std::string reminder{};
  std::string thanks{};
};

struct RoundTemplates {  // Zalo's numbers; "": none
  std::string uid{};
  std::string phone{};
  std::string rating{};  // the rating question that the stars of a template answer
};

struct RoundPlan {
  std::int64_t list = 0;  // 0: not chosen yet
  SamplePart sample{};
  SendingPart sending{};
  int after_result_days = 0;  // working days; 0: everybody at the opening
  int reminder_days = 3;      // 0: nobody is reminded
  // Other than once: the draft of the next round is prepared on the day on which this one opens or
  // should have; it needs its list and its two people again.
  Repeat repeat = Repeat::once;
  RoundWords words{};
  RoundTemplates templates{};
  bool charged = false;     // messages outside the free window may go
  std::int64_t budget = 0;  // dong
};

// As a new round begins: the office's usual hours (08:00–11:00, 13:30–19:30, Monday to Saturday).
RoundPlan usual_plan(std::uint64_t seed);

// Every mistake of form and range; `question` of a finding is the part ("sample"), `field` the
// member. What is missing keeps the value of usual_plan only when `lenient` (rows of old versions).
std::vector<Finding> read_plan(const nlohmann::ordered_json& json, RoundPlan& into, bool lenient);
nlohmann::ordered_json to_json(const RoundPlan& plan);

// As stored; a text this program never wrote gives the usual plan.
RoundPlan plan_of(std::string_view stored);

SendingRules sending_rules(const RoundPlan& plan, const Round& round, const PlatformRules& zalo);

}  // namespace surveys
