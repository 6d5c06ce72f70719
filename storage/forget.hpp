// Forgetting a person, in one transaction: who it was and what was said goes, what the law makes
// the office keep stays without a name (cases, consents, audit). docs: storage/README.md,
// "Forgetting".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace storage {

struct Forgotten {
  std::int64_t messages = 0;
  std::int64_t arrivals = 0;
  std::int64_t errands = 0;
  std::int64_t cases = 0;          // with name, phone and secret taken out
  std::vector<std::string> files;  // to be deleted after the commit
};

// citizen: the id of Citizens. Errc::not_found when there is none; one forgotten before is
// forgotten again. What waits in the doors is not touched: wait until it is settled, then call
// again.
base::Result<Forgotten> forget_citizen(Tx& tx, std::string_view citizen, base::TimePoint now);

}  // namespace storage
