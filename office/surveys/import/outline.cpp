#include "office/surveys/import/outline.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/import/limits.hpp"

namespace surveys {
namespace {

bool is_blank(const std::string& cell) {
  return cell.find_first_not_of(" \t\r\n\"") == std::string::npos;
}

// Also when the name itself is typed with an old font.
std::array<std::string, 3> readings_of(const std::string& cell) {
  const auto name = clean_cell(cell);
  return {name, converted(name, LegacyFont::tcvn3), converted(name, LegacyFont::vni)};
}

bool refuses(const std::string& cell) {
  const auto readings = readings_of(cell);
  return std::any_of(readings.begin(), readings.end(), asks_who_refuses);
}

std::optional<ImportField> named(const std::string& cell) {
  for (const auto& read : readings_of(cell)) {
    const auto field = field_named(read);
    // Another reading of "Không" is another word, and the refusal would be lost.
    const bool consent = field == ImportField::dong_y || field == ImportField::dong_y_dien_thoai;
    if (field && !(consent && refuses(cell))) return field;
  }
  return std::nullopt;
}

std::size_t fields_named(const Record& record) {
  std::set<ImportField> found;
  for (const auto& cell : record.cells) {
    if (const auto field = named(cell)) found.insert(*field);
  }
  return found.size();
}

struct Head {
  Record names{};
  std::size_t records = 0;  // up to the first person
};

bool has_phone(const Record& record) {
  return std::any_of(record.cells.begin(), record.cells.end(), [](const std::string& cell) {
    return phone_84(clean_cell(cell)).has_value();
  });
}

// The names of the columns stand under titles, or nowhere.
Head head_of(const ListText& list) {
  DelimitedText table(list.text, list.separator);
  Head head;
  Head first;  // the first row with anything in it
  std::size_t most = 0;
  Record record;
  for (std::size_t i = 1; i <= import_limits::titles_max && table.next(record); ++i) {
    const auto width = filled_cells(record, 0);
    if (width == 0) continue;
    if (first.records == 0 || (filled_cells(first.names, 0) < 2 && width >= 2)) first = {record, i};
    const auto fields = width >= 2 ? fields_named(record) : 0;
    if (fields <= most) continue;
    most = fields;
    head = {record, i};
  }
  if (most > 0) return head;
  if (!has_phone(first.names)) return first;
  for (std::size_t i = 0; i < first.names.cells.size(); ++i)
    first.names.cells[i] = fmt::format("Cột {}", i + 1);
  --first.records;
  return first;
}

using Samples = std::vector<std::vector<std::string>>;  // of each column, none empty

void add_to(Samples& samples, const Record& record) {
  const auto columns = std::min(record.cells.size(), samples.size());
  for (std::size_t i = 0; i < columns; ++i) {
    auto cell = clean_cell(record.cells[i]);
    if (!cell.empty()) samples[i].push_back(std::move(cell));
  }
}

void find_legacy(const Samples& samples, ListOutline& outline) {
  std::vector<LegacyCount> counts(samples.size());
  LegacyCount all;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    count_words(outline.columns[i].name, counts[i]);
    for (const auto& cell : samples[i]) count_words(cell, counts[i]);
    if (!font_of(counts[i])) continue;
    all.tcvn3 += counts[i].tcvn3;
    all.vni += counts[i].vni;
  }
  if (all.tcvn3 + all.vni == 0) return;
  LegacyFound found{.font = all.tcvn3 >= all.vni ? LegacyFont::tcvn3 : LegacyFont::vni};
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (font_of(counts[i]) == found.font) found.columns.push_back(i);
  }
  outline.legacy = std::move(found);
}

bool is_legacy(const ListOutline& outline, std::size_t column) {
  if (!outline.legacy) return false;
  const auto& columns = outline.legacy->columns;
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::string example_of(const std::string& cell) {
  return language::shorten(cell, import_limits::example_letters);
}

void show_legacy(const Samples& samples, ListOutline& outline) {
  if (!outline.legacy) return;
  auto& found = *outline.legacy;
  for (const auto column : found.columns) {
    for (const auto& cell : samples[column]) {
      const auto after = converted(cell, found.font);
      if (after == cell) continue;
      found.examples.push_back({column, example_of(cell), example_of(after)});
      break;
    }
  }
}

void take(ListOutline& outline, ImportField field, std::size_t column) {
  auto& place = outline.column_of[static_cast<std::size_t>(field)];
  if (place || outline.columns[column].field) return;
  place = column;
  outline.columns[column].field = field;
  outline.columns[column].guessed = true;
}

void guess_fields(const Samples& samples, ListOutline& outline) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (const auto field = named(outline.columns[i].name)) take(outline, *field, i);
  }
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (outline.columns[i].field) continue;
    const auto field = field_looked_at(samples[i]);
    const bool other = field == ImportField::ngay_tra && names_another_day(outline.columns[i].name);
    if (field && !other) take(outline, *field, i);
  }
}

void set_fields(const ColumnOf& chosen, ListOutline& outline) {
  for (std::size_t field = 0; field < chosen.size(); ++field) {
    const auto column = chosen[field];
    if (!column || *column >= outline.columns.size()) continue;
    outline.column_of[field] = column;
    outline.columns[*column].field = static_cast<ImportField>(field);
  }
}

void show_examples(const Samples& samples, ListOutline& outline) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (const auto& cell : samples[i]) {
      auto& examples = outline.columns[i].examples;
      if (examples.size() == import_limits::examples_shown) break;
      const bool after = outline.converted && is_legacy(outline, i);
      examples.push_back(example_of(after ? converted(cell, outline.legacy->font) : cell));
    }
  }
}

FileRefusal no_people() {
  return {"Tệp không có dòng nào dưới tên cột. Hãy chọn tệp có danh sách người.",
          "There is no row below the names of the columns. Choose a file with a list of people."};
}

FileRefusal too_wide() {
  return {fmt::format("Tệp có hơn {} cột. Hãy chỉ giữ các cột cần dùng rồi tải lên lại.",
                      import_limits::columns_max),
          fmt::format("The file has more than {} columns. Keep those that are needed and upload it "
                      "again.",
                      import_limits::columns_max)};
}

FileRefusal too_long() {
  return {"Tệp có hơn 100.000 dòng. Hãy chia thành nhiều tệp.",
          "The file has more than 100,000 rows. Split it into several files."};
}

// The days of all rows, since a few can tell how the others are meant.
void look_at_days(const ListText& list, ListOutline& outline) {
  DayCount days;
  const auto column = outline.column(ImportField::ngay_tra);
  each_row(list, outline, [&](const Record& record) {
    ++outline.rows;
    if (column && *column < record.cells.size()) count_day(record.cells[*column], days);
    return outline.rows <= import_limits::people_max;
  });
  outline.order = days.order();
  outline.mixed_days = days.mixed();
  if (!column) return;
  each_row(list, outline, [&](const Record& record) {
    const auto day = day_in(cell_at(record, outline, *column), outline.order);
    if (day) outline.first_days.push_back(*day);
    return outline.first_days.size() < import_limits::examples_shown;
  });
}

Samples samples_of(const ListText& list, const ListOutline& outline) {
  Samples samples(outline.columns.size());
  std::size_t seen = 0;
  each_row(list, outline, [&](const Record& record) {
    add_to(samples, record);
    return ++seen < import_limits::sample_rows;
  });
  return samples;
}

}  // namespace

Outlined outline_of(const ListText& list, const OutlineChoices& choices) {
  Outlined made;
  auto& outline = made.outline;
  auto head = head_of(list);
  if (head.names.cells.empty()) return {{}, no_people()};
  if (head.names.cells.size() > import_limits::columns_max) return {{}, too_wide()};
  outline.first_row = head.records;
  while (head.names.cells.size() > 1 && is_blank(head.names.cells.back()))
    head.names.cells.pop_back();
  for (const auto& name : head.names.cells) {
    outline.columns.push_back({.name = example_of(clean_cell(name)), .refuses = refuses(name)});
  }
  const auto samples = samples_of(list, outline);
  find_legacy(samples, outline);
  show_legacy(samples, outline);
  outline.converted = choices.convert && outline.legacy.has_value();
  if (choices.columns) {
    set_fields(*choices.columns, outline);
  } else {
    guess_fields(samples, outline);
  }
  show_examples(samples, outline);
  look_at_days(list, outline);
  if (outline.rows == 0) made.refusal = no_people();
  if (outline.rows > import_limits::people_max) made.refusal = too_long();
  return made;
}

void each_row(const ListText& list, const ListOutline& outline, const PersonVisit& visit) {
  DelimitedText table(list.text, list.separator);
  Record record;
  for (std::size_t i = 1; table.next(record); ++i) {
    if (i <= outline.first_row || filled_cells(record, 0) == 0) continue;
    record.line -= std::min(record.line, list.lines_before);
    if (!visit(record)) return;
  }
}

std::size_t filled_cells(const Record& record, std::size_t from) {
  std::size_t filled = 0;
  for (auto i = from; i < record.cells.size(); ++i) filled += is_blank(record.cells[i]) ? 0U : 1U;
  return filled;
}

std::string cell_at(const Record& record, const ListOutline& outline, std::size_t column) {
  if (column >= record.cells.size()) return {};
  const bool old = outline.converted && is_legacy(outline, column);
  if (!old) return clean_cell(record.cells[column]);
  return clean_cell(converted(record.cells[column], outline.legacy->font));
}

std::string day_in_words(catalog::Day day) {
  return fmt::format("{} tháng {} năm {}, {}",
                     static_cast<unsigned>(day.day()),
                     static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()),
                     base::weekday_name(day));
}

std::string day_in_english(catalog::Day day) {
  constexpr std::array<std::string_view, 7> days{
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  constexpr std::array<std::string_view, 12> months{"January",
                                                    "February",
                                                    "March",
                                                    "April",
                                                    "May",
                                                    "June",
                                                    "July",
                                                    "August",
                                                    "September",
                                                    "October",
                                                    "November",
                                                    "December"};
  const std::chrono::weekday weekday{std::chrono::sys_days{day}};
  return fmt::format("{}, {} {} {}",
                     days[weekday.c_encoding()],
                     static_cast<unsigned>(day.day()),
                     months[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

}  // namespace surveys
