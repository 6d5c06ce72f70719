#include "office/surveys/round_terms.hpp"

#include <utility>

namespace surveys {

RoundTerms terms_on(const Round& round,
                    std::string_view plan,
                    const PlatformRules& zalo,
                    const catalog::Calendar& calendar,
                    const FatigueCap& cap) {
  auto read = plan_of(plan);
  auto rules = sending_rules(read, round, zalo);
  return {std::move(read), std::move(rules), zalo, calendar, cap};
}

}  // namespace surveys
