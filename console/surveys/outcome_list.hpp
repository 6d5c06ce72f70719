// The people behind a number of a round. Who broke off and who gave half of the answers is told
// apart as the results tell it, by the tally, so that a list is as long as the number that opened
// it. Read within one transaction.
#pragma once

#include <vector>

#include "storage/survey_rounds.hpp"
#include "storage/survey_watch.hpp"

namespace console {

struct PeoplePage {
  std::vector<storage::Invited> people{};
  std::int64_t total = 0;
};

PeoplePage people_page(storage::Tx& tx,
                       const surveys::Round& round,
                       const storage::InvitedFilter& filter,
                       int at_most);

}  // namespace console
