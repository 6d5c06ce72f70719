#include "console/surveys/import_json.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/admin/csv.hpp"
#include "console/surveys/import_work.hpp"
#include "console/surveys/limits.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::LeftOut;

constexpr std::array<std::string_view, 5> state_names{
    "reading", "read", "refused", "saving", "saved"};

std::string unit_name(const catalog::Catalog& catalog, const std::string& id) {
  const auto* unit = catalog.unit(id);
  return unit == nullptr ? std::string{} : unit->name;
}

ordered_json encoding_json(const ImportReading& reading) {
  if (!reading.encoding) return nullptr;
  return {{"code", surveys::code_of(reading.encoding->encoding)},
          {"label", surveys::label_of(reading.encoding->encoding)},
          {"sure", reading.encoding->sure}};
}

ordered_json legacy_json(const surveys::ListOutline& outline) {
  if (!outline.legacy) return nullptr;
  ordered_json examples = ordered_json::array();
  for (const auto& one : outline.legacy->examples)
    examples.push_back({{"column", one.column}, {"before", one.before}, {"after", one.after}});
  return {{"code", surveys::code_of(outline.legacy->font)},
          {"columns", outline.legacy->columns},
          {"converted", outline.converted},
          {"examples", std::move(examples)}};
}

ordered_json columns_json(const surveys::ListOutline& outline) {
  ordered_json list = ordered_json::array();
  for (std::size_t i = 0; i < outline.columns.size(); ++i) {
    const auto& column = outline.columns[i];
    list.push_back({{"index", i},
                    {"name", column.name},
                    {"field", nullptr},
                    {"guessed", column.guessed},
                    {"examples", column.examples}});
    if (column.field) list.back()["field"] = surveys::code_of(*column.field);
  }
  return list;
}

ordered_json dates_json(const surveys::ListOutline& outline) {
  ordered_json list = ordered_json::array();
  for (const auto& day : outline.first_days)
    list.push_back({{"vi", surveys::day_in_words(day)}, {"en", surveys::day_in_english(day)}});
  return list;
}

ordered_json units_json(const surveys::ListVerdict& verdict, const catalog::Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const auto& one : verdict.units) {
    ordered_json likely = ordered_json::array();
    for (const auto& id : one.guess.likely)
      likely.push_back({{"id", id}, {"name", unit_name(catalog, id)}});
    list.push_back({{"name", one.name},
                    {"people", one.people},
                    {"unit", nullptr},
                    {"likely", std::move(likely)}});
    if (!one.guess.unit.empty()) list.back()["unit"] = one.guess.unit;
  }
  return list;
}

ordered_json left_out_json(const surveys::ListVerdict& verdict) {
  ordered_json list = ordered_json::array();
  for (std::size_t i = 1; i < surveys::left_out_count; ++i) {
    const auto why = static_cast<LeftOut>(i);
    const auto people = verdict.count(why);
    const auto& words = surveys::words_of(why);
    if (people == 0) continue;
    list.push_back({{"code", words.code}, {"vi", words.vi}, {"en", words.en}, {"people", people}});
  }
  return list;
}

}  // namespace

ordered_json import_json(const Import& import, const catalog::Catalog& catalog) {
  const auto& reading = import.reading;
  ordered_json json{{"id", import.id},
                    {"rev", import.rev},
                    {"file", import.file},
                    {"bytes", import.size},
                    {"state", state_names.at(static_cast<std::size_t>(import.state))},
                    {"rows_read", import.rows_read.load()},
                    {"rows_saved", import.rows_saved.load()},
                    {"refused", nullptr},
                    {"kind", import.workbook ? "xlsx" : "csv"},
                    {"encoding", encoding_json(reading)},
                    {"separator", std::string(import.workbook ? 0 : 1, reading.separator)},
                    {"sheet", reading.sheet},
                    {"legacy", legacy_json(reading.outline)},
                    {"columns", columns_json(reading.outline)},
                    {"dates", dates_json(reading.outline)},
                    {"mixed_days", reading.outline.mixed_days},
                    {"unknown_units", units_json(reading.verdict, catalog)},
                    {"rows", reading.verdict.rows.size()},
                    {"usable", reading.verdict.count(LeftOut::none)},
                    {"left_out", left_out_json(reading.verdict)},
                    {"list", nullptr},
                    {"expires_at", base::format_iso(import.touched + survey_limits::import_kept)}};
  if (reading.refused) json["refused"] = {{"vi", reading.refused->vi}, {"en", reading.refused->en}};
  if (import.list) json["list"] = *import.list;
  return json;
}

ordered_json list_json(storage::Tx& tx,
                       const storage::PeopleList& list,
                       const std::vector<storage::ListStratum>& strata,
                       const catalog::Catalog& catalog) {
  ordered_json parts = ordered_json::array();
  for (const auto& one : strata)
    parts.push_back({{"unit", one.unit},
                     {"unit_name", unit_name(catalog, one.unit)},
                     {"field", one.field},
                     {"field_name", one.field},
                     {"people", one.people}});
  const auto day = [](const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
  };
  return {{"id", list.id.value},
          {"name", list.name},
          {"source", list.source},
          {"people", list.people},
          {"from", day(list.first_day)},
          {"to", day(list.last_day)},
          {"by", name_behind(tx, key_of(storage::AccountId{list.staff}))},
          {"at", base::format_iso(list.at)},
          {"digest", list.digest},
          {"strata", std::move(parts)}};
}

std::string left_out_csv(const Import& import) {
  const auto& reading = import.reading;
  std::vector<std::string> cells{"Dòng", "Lý do"};
  for (const auto& column : reading.outline.columns) cells.push_back(column.name);
  auto csv = std::string{admin::csv_mark} + admin::csv_line(cells);
  std::size_t row = 0;
  const auto list = list_text(import, reading);
  surveys::each_row(list, reading.outline, [&](const surveys::Record& record) {
    if (row >= reading.verdict.rows.size()) return false;
    const auto why = reading.verdict.rows[row++];
    if (why == LeftOut::none) return true;
    cells = {std::to_string(record.line), std::string{surveys::words_of(why).vi}};
    for (std::size_t i = 0; i < record.cells.size(); ++i)
      cells.push_back(surveys::cell_at(record, reading.outline, i));
    csv += admin::csv_line(cells);
    return true;
  });
  return csv;
}

}  // namespace console
