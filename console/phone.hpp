// The telephone number a citizen gave: whose it is to see. Within one transaction.
#pragma once

#include <string>

#include "console/visit.hpp"

namespace console {

// The newest number that came with a case this visitor may read, of a citizen who agreed to be
// written to about it; "" when there is none, or when they sent it without a name.
std::string phone_to_show(storage::Tx& tx, const Visit& visit, const std::string& citizen);

}  // namespace console
