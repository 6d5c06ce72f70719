// A round tried by colleagues before anybody approves it: invitations that count nowhere. View over
// an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "office/surveys/round.hpp"
#include "storage/database.hpp"

namespace storage {

class Rehearsals {
 public:
  explicit Rehearsals(Tx& tx) : tx_(tx) {}

  // Colleagues whom the plan as it stands has reached; whoever made the round is none.
  std::int64_t reached(surveys::RoundId round);
  // The plan changed since.
  void outdate(surveys::RoundId round);
  // When one of the plan as it stands reached this colleague.
  std::optional<base::TimePoint> arrived(surveys::RoundId round, std::string_view citizen);
  // Why the latest did not reach this colleague; "": it did, or may yet.
  std::string failed(surveys::RoundId round, std::string_view citizen);

 private:
  Tx& tx_;
};

}  // namespace storage
