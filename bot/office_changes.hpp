// What administrators changed of the office's files, brought into the content when the service
// starts: the calendar, units, leads of branches. Main thread, before any worker runs.
#pragma once

#include "base/clock.hpp"
#include "bot/content.hpp"
#include "storage/database.hpp"

namespace bot {

// The newest calendar that was saved replaces that of the files, and the changes are laid over
// them; what cannot be read any more is left out, with a line in the log.
void bring_office(storage::Database& database, Content& content);

// Every open deadline that was counted with another calendar is counted again, with a line in its
// history. Returns how many.
int recount_deadlines(storage::Database& database, const Content& content, base::TimePoint now);

}  // namespace bot
