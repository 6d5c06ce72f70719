// A few citizens who write what comes to their minds, a Zalo that loses, repeats and mixes up, a
// disk that fails and a process that dies: all from one seed, so that it can be lived again.
#pragma once

#include <cstdint>
#include <string>

namespace town {

struct Life {
  std::string broken{};  // promises not held at the end; "" is what we want
  std::string digest{};  // of everything in the database
  std::int64_t events = 0;
  std::int64_t failures = 0;
  std::int64_t crashes = 0;
  std::int64_t seen = 0;
  std::int64_t cases = 0;
};

Life live(std::uint64_t seed);

}  // namespace town
