// The rows of a file as they are judged now, some at a time: for the questions only the database
// can answer, and for saving. One thread.
#pragma once

#include <functional>
#include <vector>

#include "console/surveys/import_people.hpp"
#include "console/surveys/import_work.hpp"

namespace console {

struct JudgedRow {
  std::size_t row = 0;
  std::size_t line = 0;
  surveys::LeftOut why{};  // the office may have changed since it was first judged
  surveys::ListPerson person{};
};

using Batch = std::vector<JudgedRow>;

// All outlive it.
struct JudgedRows {
  const surveys::ListText& list;
  const ImportReading& reading;
  surveys::Judge& judge;
};

// Visits the rows picked by their first verdict; false from the visit ends it.
bool in_batches(const JudgedRows& rows,
                const std::function<bool(surveys::LeftOut first)>& pick,
                const std::function<bool(const Batch&)>& visit);

bool is_usable(surveys::LeftOut first);

// Nobody wants it any more, or the room closes.
bool is_over(const Import& import, const ImportRoom& room);

KnownPhones known_phones(storage::Database& database);
surveys::FatigueCap cap_on(const ImportRoom& room, base::TimePoint now);

}  // namespace console
