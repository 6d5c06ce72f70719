#include "console/admin/calendar.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"
#include "console/admin/limits.hpp"
#include "office/cases/deadline.hpp"
#include "storage/calendars.hpp"
#include "storage/cases.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

std::string date_of(const ordered_json& day) {
  return day.value("date", std::string{});
}

}  // namespace

base::Result<std::string> calendar_text(storage::Tx& tx, const Visit& visit) {
  if (const auto newest = storage::Calendars(tx).newest()) return newest->text;
  return base::read_text_file(visit.office.admin.catalog_folder / "holidays.jsonc");
}

base::Result<std::string> with_year(const std::string& text, const CalendarYear& year) {
  auto json = base::parse_json(text);
  if (!json) return json.error();
  const auto prefix = fmt::format("{:04}-", year.year);
  ordered_json days = ordered_json::array();
  for (const auto& day : (*json)["days"]) {
    if (!date_of(day).starts_with(prefix)) days.push_back(day);
  }
  for (const auto& day : year.days) {
    if (!day.date.starts_with(prefix))
      return base::Error{base::Errc::invalid, day.date + " không thuộc năm này."};
    days.push_back({{"date", day.date}, {"kind", day.kind}, {"name", day.name}});
  }
  std::sort(days.begin(), days.end(), [](const ordered_json& left, const ordered_json& right) {
    return date_of(left) < date_of(right);
  });
  (*json)["days"] = std::move(days);
  (*json)["version"] = year.version;
  auto changed = base::to_text(*json);
  const auto read = catalog::Calendar::read(changed);
  if (!read) return read.error();
  return changed;
}

namespace {

// What another calendar makes of one case.
void count_in(std::optional<cases::Case> held,
              const cases::Rules& rules,
              base::TimePoint now,
              Consequences& found) {
  const auto before = held ? held->answer_due : std::nullopt;
  if (!before || !cases::recount(*held, rules) || *held->answer_due == *before) return;
  found.moved.push_back({held->number, *before, *held->answer_due});
  if (*before >= now && *held->answer_due < now) ++found.overdue;
}

}  // namespace

Consequences consequences_of(storage::Tx& tx, const Visit& visit, const catalog::Catalog& catalog) {
  const cases::Rules rules{catalog, *visit.office.books.deadlines};
  Consequences found;
  cases::CaseId last;
  storage::Cases book(tx);
  for (int seen = 0; seen < limits::recounted_max;) {
    const auto ids = storage::Calendars(tx).counted_otherwise(
        catalog.calendar().version(), last, limits::recounted_page);
    for (const auto id : ids) {
      last = id;
      count_in(book.by_id(id), rules, visit.now, found);
    }
    seen += static_cast<int>(ids.size());
    if (ids.empty()) break;
  }
  return found;
}

}  // namespace console::admin
