#include "console/surveys/import_work.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/surveys/import_people.hpp"
#include "console/surveys/limits.hpp"
#include "office/surveys/import/limits.hpp"
#include "storage/audit.hpp"
#include "storage/survey_lists.hpp"

namespace console {
namespace {

using papers::SheetFault;
using surveys::FileRefusal;
using surveys::LeftOut;

FileRefusal refusal_of(SheetFault fault) {
  switch (fault) {
    case SheetFault::not_a_workbook:
      return {"Tệp không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv.",
              "This is no spreadsheet. Choose a file .xlsx or .csv."};
    case SheetFault::old_format:
      return {
          "Tệp Excel đời cũ (.xls) chưa đọc được. Hãy mở bằng Excel, lưu thành .xlsx rồi tải lên.",
          "Excel files of the old kind (.xls) cannot be read. Open it, save it as .xlsx and "
          "upload that."};
    case SheetFault::locked:
      return {"Tệp có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lên.",
              "The file has a password. Remove it, save the file and upload it again."};
    case SheetFault::broken:
      return {
          "Tệp hỏng hoặc không phải .xlsx thật. Hãy mở bằng Excel, lưu lại rồi tải lên.",
          "The file is broken or no real .xlsx. Open it in Excel, save it and upload it again."};
    case SheetFault::no_rows:
      return {"Bảng tính không có dòng nào.", "The workbook has no rows."};
    case SheetFault::too_many_columns:
      return {
          "Tệp có hơn 100 cột. Hãy chỉ giữ các cột cần dùng rồi tải lên lại.",
          "The file has more than 100 columns. Keep those that are needed and upload it again."};
    case SheetFault::too_many_rows:
      return {"Tệp có hơn 100.000 dòng. Hãy chia thành nhiều tệp.",
              "The file has more than 100,000 rows. Split it into several files."};
    case SheetFault::too_large:
      return {"Tệp quá lớn khi mở ra. Hãy chỉ giữ các cột cần dùng, hoặc chia thành nhiều tệp.",
              "The file is too large once it is opened. Keep the columns that are needed, or split "
              "it."};
  }
  return {};
}

FileRefusal not_a_text() {
  return {"Tệp không phải văn bản CSV. Hãy chọn tệp .xlsx hoặc .csv.",
          "This is no text file. Choose a file .xlsx or .csv."};
}

bool is_over(const Import& import, const ImportRoom& room) {
  return import.dropped || room.stopping();
}

std::optional<FileRefusal> take_apart(Import& import, const ImportRoom& room) {
  if (!import.workbook || import.taken_apart) return std::nullopt;
  auto text = room.rows(import.bytes);
  if (text.fault) return refusal_of(*text.fault);
  import.bytes = std::move(text.csv);
  import.taken_apart = true;
  return std::nullopt;
}

KnownPhones known_phones(storage::Database& database) {
  KnownPhones phones;
  database.read([&](storage::Tx& tx) { phones = storage::SurveyLists(tx).phones_of_citizens(); });
  return phones;
}

surveys::FatigueCap cap_on(const ImportRoom& room, base::TimePoint now) {
  base::check(room.fatigue != nullptr, "an import without the office's cap on asking");
  return room.fatigue->on(base::to_local(now).date).cap;
}

struct Waiting {
  std::size_t row = 0;
  std::size_t line = 0;
  surveys::ListPerson person{};
};

using Batch = std::vector<Waiting>;

// Visits those who are left, some at a time; false from the visit ends it.
bool in_batches(const surveys::ListText& list,
                const ImportReading& reading,
                surveys::Judge& judge,
                const std::function<bool(const Batch&)>& visit) {
  Batch batch;
  std::size_t row = 0;
  bool on = true;
  surveys::each_row(list, reading.outline, [&](const surveys::Record& record) {
    const auto at = row++;
    if (at >= reading.verdict.rows.size()) return false;
    if (reading.verdict.rows[at] != LeftOut::none) return true;
    Waiting waiting{at, record.line, {}};
    judge.judge(record, waiting.person);
    batch.push_back(std::move(waiting));
    if (batch.size() < survey_limits::saved_at_once) return true;
    on = visit(batch);
    batch.clear();
    return on;
  });
  return on && (batch.empty() || visit(batch));
}

void ask_database(const Import& import,
                  const ImportRoom& room,
                  const surveys::ListText& list,
                  surveys::Judge& judge,
                  ImportReading& reading) {
  const auto phones = known_phones(room.database);
  const auto now = room.clock.now();
  const auto cap = cap_on(room, now);
  in_batches(list, reading, judge, [&](const Batch& batch) {
    room.database.read([&](storage::Tx& tx) {
      ListedPeople people(tx, phones, cap, now);
      for (const auto& one : batch) reading.verdict.rows[one.row] = people.standing(one.person);
    });
    return !is_over(import, room);
  });
}

storage::ListedPerson row_of(const Waiting& one, std::string citizen) {
  storage::ListedPerson row;
  row.citizen = std::move(citizen);
  row.line = static_cast<std::int64_t>(one.line);
  row.unit = one.person.unit;
  row.field = one.person.field;
  row.level = one.person.level;
  row.facts = one.person.facts;
  if (one.person.returned) row.returned_on = base::format_iso_date(*one.person.returned);
  row.phone = one.person.phone;
  return row;
}

std::size_t put_batch(const ImportRoom& room,
                      const Batch& batch,
                      const KnownPhones& phones,
                      storage::ListId list,
                      const std::string& text_version) {
  std::size_t put = 0;
  const auto now = room.clock.now();
  room.database.write([&](storage::Tx& tx) {
    put = 0;
    ListedPeople people(tx, phones, cap_on(room, now), now);
    storage::SurveyLists lists(tx);
    for (const auto& one : batch) {
      // Somebody may have refused while the officer was looking.
      if (people.standing(one.person) != LeftOut::none) continue;
      const auto citizen = people.citizen_for(one.person);
      if (!lists.put(list, row_of(one, citizen))) continue;
      people.note_consents(citizen, one.person, text_version);
      ++put;
    }
  });
  return put;
}

std::string audit_detail(const Import& import) {
  const auto& verdict = import.reading.verdict;
  return base::to_text({{"file", import.file},
                        {"sha256", import.digest},
                        {"rows", verdict.rows.size()},
                        {"people", import.rows_saved.load()}});
}

void take_back(storage::Database& database, storage::ListId list) {
  bool more = true;
  while (more) {
    database.write([&](storage::Tx& tx) {
      more = storage::SurveyLists(tx).take_back(list, survey_limits::taken_back_at_once);
    });
  }
}

storage::ListId begin_list(const Import& import, const ImportRoom& room) {
  storage::ListId list{};
  room.database.write([&](storage::Tx& tx) {
    storage::PeopleList made;
    made.name = import.list_name;
    made.source = "file";
    made.digest = import.digest;
    made.staff = import.staff;
    made.at = room.clock.now();
    list = storage::SurveyLists(tx).add(made);
  });
  return list;
}

void finish_list(const Import& import, const ImportRoom& room, storage::ListId list) {
  room.database.write([&](storage::Tx& tx) {
    storage::SurveyLists(tx).make_ready(list);
    storage::Audit(tx).append({.at = room.clock.now(),
                               .who = fmt::format("staff/{}", import.staff),
                               .what = "survey.list_imported",
                               .subject = fmt::format("survey_list/{}", list.value),
                               .detail = audit_detail(import)});
  });
}

}  // namespace

surveys::ListText list_text(const Import& import, const ImportReading& reading) {
  if (import.workbook) {
    const auto name_ends = std::min(import.bytes.find('\n'), import.bytes.size() - 1) + 1;
    return {import.bytes.substr(name_ends), ',', 0};
  }
  const auto encoding = reading.encoding ? reading.encoding->encoding : surveys::Encoding::utf8;
  auto text = surveys::decoded(import.bytes, encoding);
  if (!text.starts_with("sep=")) return {std::move(text), reading.separator, 0};
  // Excel's own line, as blank as the first line of a file may be.
  const auto ends = std::min(text.find('\n'), text.size());
  return {text.substr(ends), reading.separator, 0};
}

ImportReading read_import(Import& import, const ImportRoom& room) {
  ImportReading reading;
  import.rows_read = 0;
  reading.refused = take_apart(import, room);
  if (reading.refused) return reading;
  if (!import.workbook) {
    reading.encoding = surveys::guess_encoding(import.bytes);
    if (import.choice.encoding) reading.encoding = {*import.choice.encoding, true};
    if (!reading.encoding) reading.refused = not_a_text();
    if (reading.refused) return reading;
    reading.separator =
        surveys::guess_separator(surveys::decoded(import.bytes, reading.encoding->encoding));
  } else {
    surveys::DelimitedText first(import.bytes, ',');
    surveys::Record name;
    if (first.next(name)) reading.sheet = name.cells.front();
  }
  const auto list = list_text(import, reading);
  auto made = surveys::outline_of(list, {import.choice.columns, import.choice.convert});
  reading.outline = std::move(made.outline);
  reading.refused = std::move(made.refusal);
  if (reading.refused) return reading;
  const auto& catalog = room.shelf.current();
  const auto today = base::to_local(room.clock.now()).date;
  surveys::NameBook names(catalog, today, import.choice.units);
  surveys::Judge judge(reading.outline, catalog, names, today);
  reading.verdict = surveys::verdict_of(list, reading.outline, judge, names, [&](std::size_t rows) {
    import.rows_read = rows;
    return !is_over(import, room);
  });
  import.rows_read = reading.verdict.rows.size();
  ask_database(import, room, list, judge, reading);
  return reading;
}

std::optional<std::int64_t> save_import(Import& import, const ImportRoom& room) {
  import.rows_saved = 0;
  const auto text_version = "list/" + import.digest.substr(0, 12);
  const auto phones = known_phones(room.database);
  const auto& catalog = room.shelf.current();
  const auto today = base::to_local(room.clock.now()).date;
  surveys::NameBook names(catalog, today, import.choice.units);
  surveys::Judge judge(import.reading.outline, catalog, names, today);
  const auto text = list_text(import, import.reading);
  const auto list = begin_list(import, room);
  const bool whole = in_batches(text, import.reading, judge, [&](const Batch& batch) {
    import.rows_saved += put_batch(room, batch, phones, list, text_version);
    return !is_over(import, room);
  });
  if (!whole) {
    take_back(room.database, list);
    return std::nullopt;
  }
  finish_list(import, room, list);
  return list.value;
}

void remove_unready_lists(storage::Database& database) {
  std::vector<storage::ListId> lists;
  database.read([&](storage::Tx& tx) { lists = storage::SurveyLists(tx).unready(); });
  for (const auto list : lists) take_back(database, list);
}

}  // namespace console
