// The people of a round who were drawn to spare. View over an open Tx.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "office/catalog/calendar.hpp"
#include "storage/invitations.hpp"

namespace storage {

struct InReserve {
  InvitationId id{};
  std::optional<catalog::Day> returned_on{};  // of the list: the day of this person's result
};

class SurveyReserve {
 public:
  explicit SurveyReserve(Tx& tx) : tx_(tx) {}

  // Of that cell, in the order drawn.
  std::vector<InReserve> of(surveys::RoundId round, std::string_view cell, std::int64_t at_most);
  // Is asked as well, from then on.
  void call(InvitationId id, base::TimePoint due);

 private:
  Tx& tx_;
};

}  // namespace storage
