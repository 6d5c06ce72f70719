// Who is asked: a stratified random sample, unit × field, that anybody with the list and the seed
// can draw again. Chance comes from base::Rng (SplitMix64) alone, so every machine draws the same
// people. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace surveys {

struct Candidate {
  std::string id{};  // stable and unique in the list
  std::string unit{};
  std::string field{};
};

struct SamplePlan {
  std::int64_t invitations = 0;
  std::int64_t minimum = 0;  // for each stratum; smaller strata are asked whole
  std::uint64_t seed = 0;
};

// How many of each stratum. Everyone gets the minimum or all its people; the others share the rest
// in proportion to their size, by largest remainders, equal ones in their order. The sum is exactly
// `invitations`, or what the minima need when that is more, never more than there are people.
std::vector<std::int64_t> allocation(std::span<const std::int64_t> sizes,
                                     std::int64_t invitations,
                                     std::int64_t minimum);

// Not the Stratum of tally.hpp, which holds counts.
struct SampleStratum {
  std::string unit{};
  std::string field{};
  std::int64_t allotted = 0;
  // Indices into the candidates, in the order drawn: the first `allotted` are asked, the others are
  // the reserve, to be invited in this order.
  std::vector<std::size_t> drawn{};

  std::span<const std::size_t> asked() const;
  std::span<const std::size_t> reserve() const;
};

// Strata by unit and field in the order of their letters. The draw does not depend on the order of
// the list: people are sorted by id first, and each stratum has its own chance, made of the seed
// and its names, so another stratum more or less changes nobody's luck in this one (it may change
// how many are allotted). Every subset of a stratum is equally likely (Fisher and Yates 1938, Knuth
// vol. 2, 3.4.2 P). invalid: an id that is empty or there twice.
base::Result<std::vector<SampleStratum>> draw(std::span<const Candidate> candidates,
                                              const SamplePlan& plan);

}  // namespace surveys
