#include "office/surveys/ranking.hpp"

#include <algorithm>

#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

bool before(const Ranked& one, const Ranked& other) {
  const bool counts = one.people >= ranked_min;
  const bool other_counts = other.people >= ranked_min;
  if (counts != other_counts) return counts;
  if (counts && one.share.value != other.share.value) return one.share.value > other.share.value;
  return one.id < other.id;
}

void set_range(Ranked& one, const std::vector<Ranked>& all, int places) {
  one.best = 1;
  one.worst = places;
  for (const auto& other : all) {
    if (other.people < ranked_min) continue;
    if (other.share.interval.low > one.share.interval.high) ++one.best;
    if (other.share.interval.high < one.share.interval.low) --one.worst;
  }
}

}  // namespace

std::vector<Ranked> ranking(const std::vector<Contestant>& contestants) {
  std::vector<Ranked> all;
  all.reserve(contestants.size());
  for (const auto& one : contestants)
    all.push_back({.id = one.id, .share = one.share, .people = one.people});
  std::sort(all.begin(), all.end(), before);
  int places = 0;
  for (auto& one : all) {
    if (one.people < ranked_min) break;
    ++places;
    // Correct rounding makes equal fractions equal numbers: 30/40 and 75/100 share a place.
    const auto at = static_cast<std::size_t>(places - 1);
    const bool tied = at > 0 && all[at - 1].share.value == one.share.value;
    one.place = tied ? all[at - 1].place : places;
  }
  for (auto& one : all) {
    if (one.place > 0) set_range(one, all, places);
  }
  return all;
}

}  // namespace surveys
