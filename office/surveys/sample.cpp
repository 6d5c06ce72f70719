#include "office/surveys/sample.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/check.hpp"
#include "base/rng.hpp"
#include "office/surveys/limits.hpp"

namespace surveys {
namespace {

// One round of sharing out: the strata not yet fixed, and what is left for them.
struct Sharing {
  std::span<const std::int64_t> sizes{};
  std::int64_t minimum = 0;
  std::int64_t left = 0;
  std::int64_t people = 0;  // in the strata not fixed
  std::vector<bool> fixed{};
  std::vector<std::int64_t> given{};

  std::int64_t least(std::size_t at) const { return std::min(sizes[at], minimum); }

  void fix(std::size_t at) {
    fixed[at] = true;
    given[at] = least(at);
    left -= given[at];
    people -= sizes[at];
  }
};

// Whose part by size is below the minimum gets the minimum; what that takes from the others may
// bring the next below it.
void fix_small(Sharing& sharing) {
  bool changed = true;
  while (changed) {  // each time one more is fixed
    changed = false;
    const auto left = sharing.left;
    const auto people = sharing.people;
    for (std::size_t at = 0; at < sharing.sizes.size(); ++at) {
      const bool small = left * sharing.sizes[at] < sharing.least(at) * people;
      if (sharing.fixed[at] || !small) continue;
      sharing.fix(at);
      changed = true;
    }
  }
}

void share_rest(Sharing& sharing) {
  if (sharing.people <= 0) return;
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;
  remainders.reserve(sharing.sizes.size());
  auto rest = sharing.left;
  for (std::size_t at = 0; at < sharing.sizes.size(); ++at) {
    if (sharing.fixed[at]) continue;
    const auto part = sharing.left * sharing.sizes[at];
    sharing.given[at] = part / sharing.people;
    rest -= sharing.given[at];
    remainders.emplace_back(-(part % sharing.people), at);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t next = 0; rest > 0; ++next, --rest) ++sharing.given[remainders[next].second];
}

// Its own chance for each stratum: FNV-1a (Fowler, Noll, Vo) of its names over the seed, then mixed
// by the generator's first step.
std::uint64_t seed_of(const SampleStratum& stratum, std::uint64_t seed) {
  std::uint64_t hash = 14'695'981'039'346'656'037ULL ^ base::Rng(seed).next();
  const auto take = [&](std::string_view text) {
    for (const char letter : text) {
      hash ^= static_cast<unsigned char>(letter);
      hash *= 1'099'511'628'211ULL;
    }
  };
  take(stratum.unit);
  take(std::string_view("\0", 1));
  take(stratum.field);
  return hash;
}

void shuffle(std::vector<std::size_t>& people, std::uint64_t seed) {
  base::Rng rng(seed);
  for (std::size_t at = 0; at + 1 < people.size(); ++at) {
    const auto other = at + rng.below(people.size() - at);
    std::swap(people[at], people[other]);
  }
}

base::Result<std::vector<std::size_t>> by_id(std::span<const Candidate> candidates) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return candidates[one].id < candidates[other].id;
  });
  for (std::size_t at = 0; at < order.size(); ++at) {
    const auto& id = candidates[order[at]].id;
    if (id.empty()) return base::Error{base::Errc::invalid, "somebody without an id"};
    if (at > 0 && candidates[order[at - 1]].id == id)
      return base::Error{base::Errc::invalid, "the same person twice"};
  }
  return order;
}

}  // namespace

std::span<const std::size_t> SampleStratum::asked() const {
  return std::span(drawn).first(static_cast<std::size_t>(allotted));
}

std::span<const std::size_t> SampleStratum::reserve() const {
  return std::span(drawn).subspan(static_cast<std::size_t>(allotted));
}

std::vector<std::int64_t> allocation(std::span<const std::int64_t> sizes,
                                     std::int64_t invitations,
                                     std::int64_t minimum) {
  Sharing sharing{.sizes = sizes, .minimum = std::clamp<std::int64_t>(minimum, 0, people_max)};
  sharing.people = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
  base::check(sharing.people <= people_max, "more people than the country has");
  std::int64_t minima = 0;
  for (std::size_t at = 0; at < sizes.size(); ++at) minima += sharing.least(at);
  sharing.left = std::clamp(invitations, minima, sharing.people);
  sharing.fixed.assign(sizes.size(), false);
  sharing.given.assign(sizes.size(), 0);
  fix_small(sharing);
  share_rest(sharing);
  return sharing.given;
}

base::Result<std::vector<SampleStratum>> draw(std::span<const Candidate> candidates,
                                              const SamplePlan& plan) {
  const auto order = by_id(candidates);
  if (!order) return order.error();
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> by_stratum;
  for (const auto at : *order)
    by_stratum[{candidates[at].unit, candidates[at].field}].push_back(at);
  std::vector<SampleStratum> strata;
  std::vector<std::int64_t> sizes;
  strata.reserve(by_stratum.size());
  sizes.reserve(by_stratum.size());
  for (auto& [names, people] : by_stratum) {
    sizes.push_back(static_cast<std::int64_t>(people.size()));
    strata.push_back({.unit = std::string(names.first),
                      .field = std::string(names.second),
                      .drawn = std::move(people)});
  }
  const auto allotted = allocation(sizes, plan.invitations, plan.minimum);
  for (std::size_t at = 0; at < strata.size(); ++at) {
    strata[at].allotted = allotted[at];
    shuffle(strata[at].drawn, seed_of(strata[at], plan.seed));
  }
  return strata;
}

}  // namespace surveys
