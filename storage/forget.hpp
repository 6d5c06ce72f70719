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
// forgotten again. Errc::conflict, and nothing is changed, while an arrival of theirs waits or an
// errand to them waits, is in flight or unsure: it would bring the person back. Call again when it
// is settled; what shall not go any more, cancel first (Outbox::cancel_waiting). What only a person
// could settle (set aside, ask staff) is settled by the forgetting. At the doors the settled rows
// stay as proof of what was processed once, without words and without whose they were.
base::Result<Forgotten> forget_citizen(Tx& tx, std::string_view citizen, base::TimePoint now);

}  // namespace storage
