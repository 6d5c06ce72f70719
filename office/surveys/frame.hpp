// From a list of people to those a round asks: who may be asked at all, how many are needed, who is
// drawn and by which way each is reached. The same figures are shown before the round and used by
// it. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/catalog/calendar.hpp"
#include "office/surveys/fatigue.hpp"
#include "office/surveys/reach.hpp"
#include "office/surveys/round_plan.hpp"
#include "office/surveys/sample.hpp"

namespace surveys {

struct ListedPerson {
  std::string citizen{};
  std::string unit{};
  std::string field{};
  std::string level{};
  std::string facts{};  // JSON
  std::optional<catalog::Day> returned_on{};
  Ledger ledger{};
  std::vector<base::TimePoint> asked{};  // in any round, of the last year and planned
};

enum class NotDrawn { no_consent, opted_out, asked_lately, asked_often };
inline constexpr std::size_t not_drawn_count = 4;
std::string_view not_drawn_code(NotDrawn why);

struct FrameRules {
  FatigueCap cap{};
  const PlatformRules& zalo;
  const catalog::Calendar& calendar;
  base::TimePoint at{};  // when the first message leaves
};

struct DrawnRound {
  std::int64_t people = 0;  // N: on the list and may be asked
  std::array<std::int64_t, not_drawn_count> left_out{};
  std::int64_t needed = 0;              // answers
  std::int64_t invited = 0;             // the reserve not counted
  std::vector<SampleStratum> strata{};  // of indices into the people given
  ReachTotals reach{};                  // of those invited, each when this person is due
  // Messages that leave, by when they may.
  DueMessages due{};

  std::int64_t left(NotDrawn why) const { return left_out[static_cast<std::size_t>(why)]; }
};

// Of so many people, with the error the plan allows.
std::int64_t needed_of(std::int64_t people, const SamplePart& sample);

// What the plan lets go and what it costs.
Offers offers_of(const RoundPlan& plan, const PlatformRules& zalo);

// N working days after the day of this person's result, from its first hour on; at the opening when
// the plan has no N, the list no day, or the day lies before it.
base::TimePoint due_of(const ListedPerson& person,
                       int after_result_days,
                       const catalog::Calendar& calendar,
                       base::TimePoint opens);

// invalid: somebody stands twice on the list.
base::Result<DrawnRound> draw_round(const std::vector<ListedPerson>& people,
                                    const RoundPlan& plan,
                                    const FrameRules& rules);

// The name of a stratum's cell in the quota: "p_vi_thanh|dat_dai".
std::string cell_of(std::string_view unit, std::string_view field);

// Answers a stratum gives when people answer as expected; at least one.
std::int64_t answers_expected(std::int64_t invited, const SamplePart& sample);

}  // namespace surveys
