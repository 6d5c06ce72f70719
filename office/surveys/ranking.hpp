// A ranking that does not pretend: no place below ranked_min people, equal figures share a place,
// and each comes with the places it may as well have. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "office/surveys/proportions.hpp"

namespace surveys {

struct Contestant {
  std::string id{};  // of a unit
  Share share{};
  std::int64_t people = 0;  // who answered: of pooled answers fewer than share.n
};

struct Ranked {
  std::string id{};
  Share share{};
  std::int64_t people = 0;
  // 1 is best; 0: fewer than ranked_min people, no place. Equal shares: the same place, and the
  // next one is left out (1, 2, 2, 4).
  int place = 0;
  // Places that its interval allows: only who lies wholly above or below is surely better or worse.
  // Intervals of single units at 95 %: among many some will still lie outside by chance.
  int best = 0;
  int worst = 0;
};

// Who has a place, best first, then the others; equal ones by id. The order of the argument does
// not matter.
std::vector<Ranked> ranking(const std::vector<Contestant>& contestants);

}  // namespace surveys
