// Reading holidays.jsonc; declared in calendar.hpp.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/catalog/calendar.hpp"
#include "office/catalog/file_reader.hpp"

namespace catalog {
namespace {

constexpr std::array<std::string_view, 4> kinds{
    "statutory", "compensatory", "swap_off", "makeup_workday"};

bool is_kind(std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

base::Result<Calendar> Calendar::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  auto calendar = read(*text);
  if (!calendar) {
    return base::Error{calendar.error().code, file.string() + ": " + calendar.error().what};
  }
  return calendar;
}

base::Result<Calendar> Calendar::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  Mistakes mistakes;
  Calendar calendar;
  const EntryReader file(*json, "holidays", mistakes);
  file.allow({"version", "known_from", "known_to", "hours", "units", "days"});
  calendar.version_ = file.text("version");
  calendar.known_from_ = file.day("known_from");
  calendar.known_to_ = file.day("known_to");
  static const nlohmann::ordered_json nothing = nlohmann::ordered_json::object();
  const bool has_hours = json->is_object() && json->contains("hours");
  calendar.periods_ =
      EntryReader(has_hours ? json->at("hours") : nothing, "hours", mistakes).periods("periods");
  for (const auto& entry : entries_in(*json, "units", "holidays", mistakes)) {
    const EntryReader own(entry, "hours of a unit", mistakes);
    own.allow({"unit", "from", "periods"});
    calendar.own_hours_.push_back({own.text("unit"), own.day("from"), own.periods("periods")});
  }
  for (const auto& entry : entries_in(*json, "days", "holidays", mistakes)) {
    const EntryReader day(
        entry, "day " + EntryReader(entry, "day", mistakes).text("date"), mistakes);
    day.allow({"date", "kind", "name", "sure", "source"});
    const auto kind = day.text("kind");
    if (!is_kind(kind)) mistakes.add(day.where(), "\"kind\" is none of the four");
    const auto date = day.day("date");
    if (!calendar.knows(date)) mistakes.add(day.where(), "lies outside known_from – known_to");
    const bool first =
        calendar.special_.emplace(date, Special{day.text("name"), kind == "makeup_workday"}).second;
    if (!first) mistakes.add(day.where(), "is written twice");
  }
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return calendar;
}

}  // namespace catalog
