// What time does to conversations at the desk: a transfer nobody took is anybody's again, a wait is
// over, a holder has not answered for too long. The ticker asks; one thread at a time.
#pragma once

#include "base/clock.hpp"
#include "office/catalog/calendar.hpp"
#include "storage/database.hpp"

namespace console {

// Looks first and writes only when something is due. Returns how many conversations changed.
int watch_desk(storage::Database& database, const catalog::Calendar& calendar, base::TimePoint now);

}  // namespace console
