// The people of a file become a list. One thread; the import is nobody else's meanwhile, but for
// its counters.
#pragma once

#include <utility>
#include <vector>

#include "console/surveys/import_work.hpp"

namespace console {

struct SavedList {
  std::int64_t id = 0;
  // Rows that were usable when they were read, and are not any more.
  std::vector<std::pair<std::size_t, surveys::LeftOut>> left_behind{};
};

// Nothing: broken off, and nothing of it is left. Throws storage::Failure, and then something may
// be left: remove_unsaved_files.
std::optional<SavedList> save_import(Import& import, const ImportRoom& room);

// Lists that were never finished, with what they brought: of an earlier run, when nothing of this
// one has begun.
void remove_unready_lists(storage::Database& database);
// Those out of files alone, while nobody saves one: other lists are made elsewhere meanwhile.
void remove_unsaved_files(storage::Database& database);

}  // namespace console
