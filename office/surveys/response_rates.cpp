#include "office/surveys/response_rates.hpp"

#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

constexpr std::array<std::string_view, outcome_count> codes{
    "complete", "partial", "break_off", "refusal", "not_reached", "not_eligible"};

double part(double of, double all) {
  return all > 0 ? of / all : 0;
}

}  // namespace

std::string_view outcome_code(Outcome outcome) {
  return codes[static_cast<std::size_t>(outcome)];
}

std::optional<Outcome> outcome_from(std::string_view code) {
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (codes[at] == code) return static_cast<Outcome>(at);
  }
  return std::nullopt;
}

Outcome outcome_of_progress(bool finished, int answered, int came_up) {
  if (finished) return Outcome::complete;
  const bool enough = answered > 0 && answered * 100 >= came_up * partial_percent_min;
  return enough ? Outcome::partial : Outcome::break_off;
}

ResponseRates response_rates(const OutcomeCounts& counts) {
  const auto of = [&](Outcome outcome) { return static_cast<double>(counts[outcome]); };
  const double complete = of(Outcome::complete);
  const double with_partial = complete + of(Outcome::partial);
  const double known = with_partial + of(Outcome::break_off) + of(Outcome::refusal);
  const double silent = of(Outcome::not_reached);
  ResponseRates rates;
  if (known > 0) rates.eligible_share = known / (known + of(Outcome::not_eligible));
  rates.rr1 = part(complete, known + silent);
  rates.rr2 = part(with_partial, known + silent);
  rates.rr3 = part(complete, known + rates.eligible_share * silent);
  rates.rr4 = part(with_partial, known + rates.eligible_share * silent);
  rates.rr5 = part(complete, known);
  rates.rr6 = part(with_partial, known);
  return rates;
}

}  // namespace surveys
