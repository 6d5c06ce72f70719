// One case opened: its file, how its deadline came about, what it may be the same as.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/file.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/list_query.hpp"
#include "console/cases/row.hpp"
#include "storage/audit.hpp"
#include "storage/case_desk.hpp"
#include "storage/case_words.hpp"
#include "storage/cases.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

// Whoever reads a restricted matter, or always sees behind the mask, is noted.
void note_reading(const Visit& visit, const cases::Case& held) {
  const bool noted = held.restricted || sees_identity(visit);
  if (!noted || door::header_of(visit.request, "X-Background") == "1") return;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Audit(tx).append({.at = visit.now,
                               .who = key_of(visit.me().id),
                               .what = "case.read",
                               .subject = "case/" + std::to_string(held.id.value)});
  });
}

// Runs body on the case, when the visitor may read it whole.
RawAnswer with_case(const Visit& visit,
                    const std::function<ordered_json(storage::Tx&, const SeenCase&)>& body) {
  RawAnswer answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto seen = see_case(tx, visit, visit.path.front());
    if (!seen) return;
    answer = seen->whole ? json_answer(200, body(tx, *seen)) : problem("restricted");
  });
  return answer;
}

std::string iso_day(const catalog::Day& day) {
  return base::format_iso(base::from_local(day, std::chrono::minutes{0})).substr(0, 10);
}

ordered_json pauses_json(const std::vector<cases::Entry>& history) {
  ordered_json pauses = ordered_json::array();
  for (const auto& entry : history) {
    if (entry.what == "case.ask_for_more") {
      pauses.push_back({{"from", base::format_iso(entry.at)}, {"to", nullptr}});
    }
    const bool goes_on = entry.what == "case.supplement" || entry.what == "case.stop_waiting";
    if (goes_on && !pauses.empty() && pauses.back()["to"].is_null()) {
      pauses.back()["to"] = base::format_iso(entry.at);
    }
  }
  return pauses;
}

std::string_view moved_words(std::string_view why) {
  if (why == "extended") return "Gia hạn";
  if (why == "waited") return "Tạm dừng để chờ bổ sung";
  if (why == "reopened") return "Mở lại để xem xét lần hai";
  if (why == "classified") return "Đổi mức khẩn";
  return "Lịch nghỉ thay đổi";
}

void add_moves(storage::Tx& tx, const cases::Case& held, ordered_json& json) {
  json["extensions"] = ordered_json::array();
  json["old"] = ordered_json::array();
  for (const auto& moved : storage::CaseDesk(tx).moved_dues(held.id)) {
    const auto old_due = base::format_iso(moved.old_due);
    json["old"].push_back(
        {{"due_at", old_due}, {"why", moved_words(moved.why)}, {"code", moved.why}});
    if (moved.why != "extended") continue;
    json["extensions"].push_back(
        {{"from", old_due}, {"to", time_or_null(moved.new_due)}, {"reason", moved.reason}});
  }
}

ordered_json deadline_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  ordered_json json{{"received_at", base::format_iso(held.created_at)},
                    {"days", ordered_json::array()},
                    {"skipped", ordered_json::array()},
                    {"due_at", time_or_null(held.answer_due)},
                    {"calendar_version", held.calendar_version},
                    {"pauses", pauses_json(storage::Cases(tx).history(held.id))},
                    {"text", held.how_due},
                    {"text_en", "This case has no deadline."}};
  add_moves(tx, held, json);
  if (!held.answer_due || held.counted_days < 1) return json;
  const auto rules = rules_of(visit);
  const auto received = base::to_local(held.created_at).date;
  const auto counted = rules.catalog.calendar().add_working_days(
      held.counted_from, held.counted_days, rules.deadlines.on(received).received_late);
  for (const auto& day : counted.days) {
    if (day.number > 0) json["days"].push_back(iso_day(day.date));
    if (day.number == 0) json["skipped"].push_back({{"date", iso_day(day.date)}, {"why", day.why}});
  }
  json["text_en"] = fmt::format("{} working days counted from {}: due {}. Calendar version {}.",
                                held.counted_days,
                                base::format_date_time(held.counted_from),
                                base::format_date_time(*held.answer_due),
                                held.calendar_version);
  return json;
}

struct Alike {
  storage::CaseHit hit{};
  int percent = 0;
  std::string why{};
};

// The share of words both have, of those at least one has; the same dossier decides by itself.
Alike compare(storage::Tx& tx, const cases::Case& held, const cases::Case& other) {
  constexpr int same_dossier = 95;
  storage::CaseWords index(tx);
  const auto mine = index.of(held.id);
  const auto theirs = index.of(other.id);
  std::set<std::string> all(mine.begin(), mine.end());
  all.insert(theirs.begin(), theirs.end());
  const auto both = mine.size() + theirs.size() - all.size();
  Alike alike;
  alike.percent = all.empty() ? 0 : static_cast<int>(100 * both / all.size());
  alike.why = "Lời kể giống nhau";
  if (!held.unit.empty() && held.unit == other.unit) {
    constexpr int same_place = 10;
    alike.percent = std::min(alike.percent + same_place, 99);
    alike.why = "Cùng đơn vị, lời kể giống nhau";
  }
  if (!held.dossier_code.empty() && held.dossier_code == other.dossier_code) {
    alike.percent = std::max(alike.percent, same_dossier);
    alike.why = "Cùng mã hồ sơ";
  }
  return alike;
}

storage::CaseQuery around(const Visit& visit, const cases::Case& held) {
  auto query = query_of_now(visit);
  query.from = held.created_at - limits::alike_within;
  query.before = held.created_at + limits::alike_within;
  query.size = limits::alike_looked_at;
  return query;
}

std::vector<Alike> alike_ones(storage::Tx& tx,
                              const cases::Case& held,
                              const std::vector<storage::CaseHit>& hits) {
  std::vector<Alike> found;
  storage::Cases book(tx);
  for (const auto& hit : hits) {
    const auto other = book.by_id(hit.id);
    // What is restricted is compared with its like only.
    if (!other || other->restricted != held.restricted) continue;
    auto alike = compare(tx, held, *other);
    alike.hit = hit;
    if (alike.percent >= limits::alike_percent_min) found.push_back(std::move(alike));
  }
  std::stable_sort(found.begin(), found.end(), [](const Alike& a, const Alike& b) {
    return a.percent > b.percent;
  });
  if (found.size() > limits::alike_shown) found.resize(limits::alike_shown);
  return found;
}

ordered_json same_citizen(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  ordered_json rows = ordered_json::array();
  // Who does not want to be known is not known by a second case either.
  if (held.identity == cases::Identity::an_danh) return rows;
  for (const auto& other : storage::Cases(tx).of_citizen(held.citizen)) {
    const bool hides = other.identity == cases::Identity::an_danh || other.id == held.id;
    if (hides || static_cast<int>(rows.size()) >= limits::same_citizen_shown) continue;
    const auto seen = see_case(tx, visit, std::to_string(other.id.value));
    if (seen && seen->whole) rows.push_back(case_row(tx, visit, *seen));
  }
  return rows;
}

ordered_json duplicates_json(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  storage::CaseSearch search(tx, sight_of_cases(visit));
  const auto hits = search.beside(held, around(visit, held));
  ordered_json items = ordered_json::array();
  for (const auto& alike : alike_ones(tx, held, hits)) {
    auto other = storage::Cases(tx).by_id(alike.hit.id);
    if (!other) continue;
    items.push_back({{"case", case_row(tx, visit, {std::move(*other), true})},
                     {"percent", alike.percent},
                     {"why", alike.why}});
  }
  auto of_unit = query_of_now(visit);
  if (!held.unit.empty()) of_unit.units = {held.unit};
  const auto total = held.unit.empty() ? 0 : search.count(of_unit);
  return {{"items", items},
          {"same_citizen", same_citizen(tx, visit, held)},
          {"same_unit_total", total}};
}

}  // namespace

RawAnswer open_case(const Visit& visit) {
  std::optional<cases::Case> read;
  auto answer = with_case(visit, [&](storage::Tx& tx, const SeenCase& seen) {
    read = seen.held;
    return ordered_json{{"case", case_file(tx, visit, seen)}};
  });
  if (read) note_reading(visit, *read);
  return answer;
}

RawAnswer case_deadline(const Visit& visit) {
  return with_case(visit, [&](storage::Tx& tx, const SeenCase& seen) {
    return deadline_json(tx, visit, seen.held);
  });
}

RawAnswer case_duplicates(const Visit& visit) {
  return with_case(visit, [&](storage::Tx& tx, const SeenCase& seen) {
    return duplicates_json(tx, visit, seen.held);
  });
}

}  // namespace console::acts
