// What is done with a file in the background: reading it (saving: import_saving.hpp). One thread;
// the import is nobody else's meanwhile, but for its counters.
#pragma once

#include <functional>
#include <string_view>

#include "base/clock.hpp"
#include "console/surveys/import.hpp"
#include "office/catalog/shelf.hpp"
#include "office/surveys/fatigue_book.hpp"
#include "papers/sheet.hpp"
#include "storage/database.hpp"

namespace console {

using RowsReader = std::function<papers::SheetText(std::string_view workbook)>;

struct ImportRoom {
  storage::Database& database;
  const base::Clock& clock;
  const catalog::Shelf& shelf;
  const surveys::FatigueBook* fatigue = nullptr;  // never null while a file is read
  RowsReader rows{};
  std::function<bool()> stopping{};
};

// The text of the file, as it was chosen to be read.
surveys::ListText list_text(const Import& import, const ImportReading& reading);

// Breaks off when the import was dropped or the room closes; then what it gives is of no use.
ImportReading read_import(Import& import, const ImportRoom& room);

}  // namespace console
