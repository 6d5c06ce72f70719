#include "console/surveys/import_work.hpp"

#include "base/local_time.hpp"
#include "console/surveys/import_rows.hpp"

namespace console {
namespace {

using papers::SheetFault;
using surveys::FileRefusal;

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

std::optional<FileRefusal> take_apart(Import& import, const ImportRoom& room) {
  if (!import.workbook || import.taken_apart) return std::nullopt;
  auto text = room.rows(import.bytes);
  if (text.fault) return refusal_of(*text.fault);
  import.bytes = std::move(text.csv);
  import.taken_apart = true;
  return std::nullopt;
}

void ask_database(const Import& import,
                  const ImportRoom& room,
                  const surveys::ListText& list,
                  surveys::Judge& judge,
                  ImportReading& reading) {
  const auto phones = known_phones(room.database);
  const auto now = room.clock.now();
  const auto cap = cap_on(room, now);
  in_batches({list, reading, judge}, is_usable, [&](const Batch& batch) {
    room.database.read([&](storage::Tx& tx) {
      ListedPeople people(tx, phones, cap, now);
      for (const auto& one : batch) reading.verdict.rows[one.row] = people.standing(one.person);
    });
    return !is_over(import, room);
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

}  // namespace console
