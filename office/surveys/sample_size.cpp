#include "office/surveys/sample_size.hpp"

#include <algorithm>

#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

std::int64_t rounded_up(std::int64_t dividend, std::int64_t divisor) {
  return (dividend + divisor - 1) / divisor;
}

std::int64_t people(std::int64_t number) {
  return std::clamp<std::int64_t>(number, 0, people_max);
}

}  // namespace

std::int64_t answers_needed(std::int64_t population, int error_permille) {
  constexpr std::int64_t one = 1'000'000;  // e² in millionths
  const std::int64_t error = std::clamp(error_permille, 1, 500);
  const auto all = people(population);
  return rounded_up(all * one, one + all * error * error);
}

std::int64_t invitations_for(std::int64_t answers, int response_permille, std::int64_t population) {
  const std::int64_t response = std::clamp(response_permille, 1, 1000);
  return std::min(rounded_up(people(answers) * 1000, response), people(population));
}

}  // namespace surveys
