#include "office/surveys/series.hpp"

#include <algorithm>

#include "base/local_time.hpp"

namespace surveys {
namespace {

constexpr std::string_view mark = " – đợt ";

// Without the number that this program put behind it.
std::string_view stem_of(std::string_view name) {
  const auto at = name.rfind(mark);
  if (at == std::string_view::npos) return name;
  const auto number = name.substr(at + mark.size());
  const bool digits = !number.empty() && std::all_of(number.begin(), number.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
  return digits ? name.substr(0, at) : name;
}

bool begins_character(char byte) {
  constexpr unsigned continuation_mask = 0xC0U;
  constexpr unsigned continuation = 0x80U;
  return (static_cast<unsigned char>(byte) & continuation_mask) != continuation;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string_view first_characters(std::string_view text, std::size_t most) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_character(text[at])) continue;
    if (seen == most) return text.substr(0, at);
    ++seen;
  }
  return text;
}

}  // namespace

std::string name_in_series(std::string_view name, std::int64_t number, std::size_t most) {
  const auto behind = std::string{mark} + std::to_string(number);
  const auto room = most - std::min(most, characters_in(behind));
  return std::string{first_characters(stem_of(name), room)} + behind;
}

std::optional<base::TimePoint> next_opening(const Series& series,
                                            const SendingRules& rules,
                                            const catalog::Calendar& calendar,
                                            base::TimePoint after) {
  const auto first = base::to_local(series.first);
  const auto day = next_start(first.date, series.repeat, base::to_local(after).date);
  if (!day) return std::nullopt;
  const auto open = propose_start(rules, calendar, *day);
  return base::from_local(open ? open->day : *day, first.of_day);
}

}  // namespace surveys
