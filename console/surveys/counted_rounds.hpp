// Rounds with everything counted that results are made of. A round that is over is counted once and
// kept until what it counts changes (storage::KeptRound::counted_rev): its line over three years
// need not read every answer of them at every look. Any thread.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

#include "console/surveys/result_round.hpp"

namespace console {

using SharedRound = std::shared_ptr<const CountedRound>;

class CountedRounds {
 public:
  // Null: there is no such round.
  SharedRound of(storage::Tx& tx, surveys::RoundId id);

  std::size_t kept() const;

 private:
  struct Kept {
    surveys::RoundId id{};
    std::int64_t rev = 0;
    std::int64_t counted_rev = 0;
    SharedRound round{};
  };

  SharedRound find(const storage::KeptRound& round);
  void keep(const storage::KeptRound& round, SharedRound counted);

  mutable std::mutex mutex_;
  std::list<Kept> rounds_{};  // the last one used first
};

}  // namespace console
