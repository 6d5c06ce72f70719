#include "zalo-api/window.hpp"

namespace zalo {

Window window_at(const WindowRules& rules, base::TimePoint last_interaction, base::TimePoint now) {
  const auto free_until = last_interaction + rules.free_for;
  const auto open_until = last_interaction + rules.open_for;
  if (now < free_until) return {Price::free, free_until};
  if (now < open_until) return {Price::charged, open_until};
  return {Price::closed, std::nullopt};
}

std::string_view name_of(Price price) {
  switch (price) {
    case Price::free:
      return "free";
    case Price::charged:
      return "charged";
    case Price::closed:
      return "closed";
  }
  return "closed";
}

}  // namespace zalo
