// What a kept round means on a day: its plan, when its messages may leave, Zalo's rules of that
// day, the office's calendar and its cap on asking. The page that foresees a round and the service
// that sends it ask here. Rules and calendar belong to the caller. Pure; any thread.
#pragma once

#include <chrono>
#include <string_view>

#include "office/surveys/fatigue.hpp"
#include "office/surveys/platform.hpp"
#include "office/surveys/round_plan.hpp"

namespace surveys {

// How far back invitations count for the cap across rounds: a year.
inline constexpr std::chrono::hours asked_kept{24 * 366};

struct RoundTerms {
  RoundPlan plan{};
  SendingRules rules{};
  const PlatformRules& zalo;
  const catalog::Calendar& calendar;
  FatigueCap cap{};
};

// plan: as stored.
RoundTerms terms_on(const Round& round,
                    std::string_view plan,
                    const PlatformRules& zalo,
                    const catalog::Calendar& calendar,
                    const FatigueCap& cap);

}  // namespace surveys
