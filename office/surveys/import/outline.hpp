// A list of people as text, and what can be said of it as a whole: where its columns begin and what
// they hold, how its days are written, whether it was typed with an old font. Pure; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/surveys/import/columns.hpp"
#include "office/surveys/import/delimited.hpp"
#include "office/surveys/import/legacy.hpp"
#include "office/surveys/import/values.hpp"

namespace surveys {

struct ListText {
  std::string text{};  // UTF-8
  char separator = ',';
  std::size_t lines_before = 0;  // of the text that are no lines of the file
};

// Why a file as a whole cannot be used, and what to do.
struct FileRefusal {
  std::string vi{};
  std::string en{};
};

struct ListColumn {
  std::string name{};
  std::optional<ImportField> field{};
  bool guessed = false;
  bool refuses = false;  // its name asks who does not agree
  std::vector<std::string> examples{};
};

struct LegacyFound {
  struct Example {
    std::size_t column = 0;
    std::string before{};
    std::string after{};
  };

  LegacyFont font{};
  std::vector<std::size_t> columns{};
  std::vector<Example> examples{};
};

struct ListOutline {
  std::size_t first_row = 0;  // records before the first person
  std::vector<ListColumn> columns{};
  ColumnOf column_of{};
  std::optional<LegacyFound> legacy{};
  bool converted = false;  // what is of an old font is read as Unicode
  DayOrder order{};
  bool mixed_days = false;
  std::vector<catalog::Day> first_days{};
  std::size_t rows = 0;

  std::optional<std::size_t> column(ImportField field) const {
    return column_of[static_cast<std::size_t>(field)];
  }
};

struct OutlineChoices {
  std::optional<ColumnOf> columns{};  // nothing: they are guessed
  bool convert = false;
};

struct Outlined {
  ListOutline outline{};
  std::optional<FileRefusal> refusal{};
};

Outlined outline_of(const ListText& list, const OutlineChoices& choices);

// Rows with anything in them, below the names of the columns. False ends the visit.
using PersonVisit = std::function<bool(const Record& record)>;
void each_row(const ListText& list, const ListOutline& outline, const PersonVisit& visit);

// Cells with anything in them, from that column on.
std::size_t filled_cells(const Record& record, std::size_t from);

// A cell as it is to be read: clean, converted where that was chosen; "" beyond the end.
std::string cell_at(const Record& record, const ListOutline& outline, std::size_t column);

// "5 tháng 11 năm 2026, thứ Năm"; "Thursday, 5 November 2026".
std::string day_in_words(catalog::Day day);
std::string day_in_english(catalog::Day day);

}  // namespace surveys
