// A case received by an officer: its number, the decision that opens it, its first line in the
// audit trail. In the caller's transaction.
#pragma once

#include "base/result.hpp"
#include "console/cases/sight.hpp"

namespace console {

// draft: as for cases::Open, without a number. Errors as of cases::decide; nothing is stored then.
base::Result<cases::Case> receive(storage::Tx& tx, const Visit& visit, cases::Case draft);

}  // namespace console
