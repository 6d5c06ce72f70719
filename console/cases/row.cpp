#include "console/cases/row.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/limits.hpp"
#include "office/cases/wording.hpp"
#include "office/language/fold.hpp"
#include "storage/case_desk.hpp"
#include "storage/case_labels.hpp"
#include "storage/staff.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

ordered_json chip(const char* kind) {
  return {{"kind", kind}, {"days", 0}, {"hours", 0}, {"since", nullptr}};
}

ordered_json running_chip(const Visit& visit, const cases::Case& held) {
  const auto due = *held.answer_due;
  const auto& calendar = rules_of(visit).catalog.calendar();
  if (const int late = cases::days_late(held, rules_of(visit), visit.now); late > 0) {
    auto json = chip("overdue");
    json["days"] = late;
    return json;
  }
  if (base::to_local(due).date == base::to_local(visit.now).date) {
    auto json = chip("today");
    json["hours"] = std::chrono::ceil<std::chrono::hours>(due - visit.now).count();
    return json;
  }
  const int left = calendar.working_days_between(visit.now, due);
  auto json = chip(held.status == cases::Status::cho_duyet ? "approval"
                   : left <= limits::soon_days             ? "soon"
                                                           : "in_time");
  json["days"] = left;
  return json;
}

bool is_of_unit(const Visit& visit, const cases::Case& held) {
  const auto sight = sight_of_cases(visit);
  const auto& beside = held.co_units;
  return !sight.unit.empty() &&
         (held.assigned_unit == sight.unit ||
          std::find(beside.begin(), beside.end(), sight.unit) != beside.end());
}

void add_words(storage::Tx& tx, const Visit& visit, const cases::Case& held, ordered_json& row) {
  const auto read = words_for(tx, visit, held);
  row["summary"] = language::shorten(
      language::plain(read.shown.story).empty() ? std::string{} : read.shown.story,
      limits::summary_max);
  row["branch"] = held.branch;
  row["branch_name"] = branch_name(visit, held.branch);
  row["unit"] = held.unit;
  row["unit_name"] = unit_name(visit, held.unit);
  row["assigned_unit"] = held.assigned_unit;
  row["assigned_unit_name"] = unit_name(visit, held.assigned_unit);
  row["category"] = held.category;
  row["category_name"] = name_in(visit.office.books.words.categories, held.category);
  row["kind"] = held.kind;
  row["who"] = read.shown.name;
  row["urgent"] = held.urgent;
  row["labels"] = storage::CaseLabels(tx).of(held.id);
  if (held.assignee.value == 0) return;
  row["assignee"] = {{"id", std::to_string(held.assignee.value)},
                     {"name", staff_name(tx, held.assignee)}};
}

}  // namespace

ordered_json time_or_null(const std::optional<base::TimePoint>& time) {
  if (!time) return nullptr;
  return base::format_iso(*time);
}

std::string unit_name(const Visit& visit, std::string_view id) {
  const auto* unit = id.empty() ? nullptr : rules_of(visit).catalog.unit(id);
  return unit == nullptr ? std::string{id} : unit->name;
}

std::string branch_name(const Visit& visit, int no) {
  const auto* branch = rules_of(visit).catalog.branch(no);
  return branch == nullptr ? std::string{} : branch->name;
}

std::string staff_name(storage::Tx& tx, cases::StaffId id) {
  if (id.value == 0) return {};
  const auto account = storage::Staff(tx).by_id(storage::AccountId{id.value});
  return account ? account->name : std::string{};
}

ordered_json due_json(const Visit& visit, const cases::Case& held) {
  if (cases::is_settled(held.status) || held.merged_into.value != 0) return chip("done");
  if (held.paused_at) {
    auto json = chip("paused");
    json["since"] = base::format_iso(*held.paused_at);
    return json;
  }
  if (!held.answer_due) {
    return chip(held.status == cases::Status::cho_duyet ? "approval" : "none");
  }
  return running_chip(visit, held);
}

ReadCase words_for(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  const people::Told told{held.contact_name, held.contact_phone, held.story, held.identity, false};
  ReadCase read;
  read.until = storage::CaseDesk(tx).unmasked_until(held.id, staff_of(visit), visit.now);
  if (sees_identity(visit) || read.until) {
    read.shown = people::shown_to(people::Reader::intake, told);
    read.whole_text = true;
    return read;
  }
  read.shown = people::shown_to(people::Reader::unit, told);
  if (!held.unit_sees_all || !is_of_unit(visit, held)) return read;
  read.shown.story = held.story;
  read.whole_text = true;
  return read;
}

ordered_json case_row(storage::Tx& tx, const Visit& visit, const SeenCase& seen) {
  const auto& held = seen.held;
  ordered_json row{{"id", std::to_string(held.id.value)},
                   {"number", held.number},
                   {"received_at", base::format_iso(held.created_at)},
                   {"channel", held.channel},
                   {"summary", ""},
                   {"restricted", held.restricted},
                   {"hidden", !seen.whole},
                   {"branch", 0},
                   {"branch_name", ""},
                   {"unit", ""},
                   {"unit_name", ""},
                   {"assigned_unit", ""},
                   {"assigned_unit_name", ""},
                   {"category", ""},
                   {"category_name", ""},
                   {"kind", ""},
                   {"status", cases::status_code(held.status)},
                   {"status_name", cases::status_name(held.status)},
                   {"due_at", time_or_null(held.answer_due)},
                   {"due", due_json(visit, held)},
                   {"who", ""},
                   {"rev", held.revision},
                   {"urgent", false},
                   {"labels", ordered_json::array()},
                   {"assignee", nullptr}};
  if (seen.whole) add_words(tx, visit, held, row);
  return row;
}

}  // namespace console
