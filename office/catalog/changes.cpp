#include "office/catalog/changes.hpp"

#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "office/catalog/catalog_file.hpp"

namespace catalog {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view of_unit = "unit/";
constexpr std::string_view of_branch = "branch/";

std::string behind(std::string_view prefix, const ChangeText& text, Mistakes& mistakes) {
  if (text.subject.starts_with(prefix)) return text.subject.substr(prefix.size());
  mistakes.add("subject", text.subject);
  return {};
}

Change unit_added(const ChangeText& text, const EntryReader& entry, Mistakes& mistakes) {
  auto unit = read_unit(entry, mistakes);
  if (unit.id != behind(of_unit, text, mistakes)) mistakes.add("subject", "is another unit");
  unit.valid_from = day_from(text.day).value_or(Day{});
  return unit;
}

Change hours_changed(const ChangeText& text, const ordered_json& json, Mistakes& mistakes) {
  UnitHours hours;
  hours.unit = behind(of_unit, text, mistakes);
  hours.day = day_from(text.day).value_or(Day{});
  const bool common = json.contains("periods") && json["periods"].empty();
  if (!common) hours.periods = EntryReader(json, "hours", mistakes).periods("periods");
  return hours;
}

Change contact_changed(const ChangeText& text, const EntryReader& entry, Mistakes& mistakes) {
  UnitContact contact;
  contact.unit = behind(of_unit, text, mistakes);
  contact.day = day_from(text.day).value_or(Day{});
  contact.person = entry.text_or_none("person");
  contact.phone = entry.text_or_none("phone");
  contact.address = entry.text_or_none("address");
  return contact;
}

Change lead_named(const ChangeText& text, const EntryReader& entry, Mistakes& mistakes) {
  LeadNamed lead;
  const auto number = behind(of_branch, text, mistakes);
  std::from_chars(number.data(), number.data() + number.size(), lead.branch);
  lead.unit = entry.text("unit");
  lead.day = day_from(text.day).value_or(Day{});
  return lead;
}

Change change_in(const ChangeText& text, const ordered_json& json, Mistakes& mistakes) {
  const EntryReader entry(json, text.what + " " + text.subject, mistakes);
  if (text.what == "added") return unit_added(text, entry, mistakes);
  if (text.what == "hours") return hours_changed(text, json, mistakes);
  if (text.what == "contact") return contact_changed(text, entry, mistakes);
  if (text.what == "lead") return lead_named(text, entry, mistakes);
  if (text.what != "ended") mistakes.add("what", text.what);
  UnitEnded ended;
  ended.unit = behind(of_unit, text, mistakes);
  ended.day = day_from(text.day).value_or(Day{});
  ended.successors = entry.texts("successors");
  ended.takes_along = entry.flag("takes_along");
  if (ended.takes_along && ended.successors.size() != 1)
    mistakes.add("takes_along", "needs one successor");
  return ended;
}

}  // namespace

base::Result<Change> read_change(const ChangeText& text) {
  const auto json = base::parse_json(text.entry);
  if (!json) return json.error();
  Mistakes mistakes;
  if (!day_from(text.day)) mistakes.add("day", text.day);
  auto change = change_in(text, *json, mistakes);
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return change;
}

std::string day_text(Day day) {
  return base::format_iso_date(day);
}

std::optional<Day> day_from(std::string_view text) {
  return base::parse_iso_date(text);
}

Day day_before(Day day) {
  return Day{std::chrono::sys_days{day} - std::chrono::days{1}};
}

}  // namespace catalog
