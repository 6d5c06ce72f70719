// The calendar: as it is, and saved anew after a look at what moves.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/calendar.hpp"
#include "console/admin/decision.hpp"
#include "console/admin/in_force.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "storage/calendars.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

struct Wanted {
  CalendarYear year{};
  std::string base{};  // the newest version when the year was opened; "": not looked at
  std::string reason{};
  bool dry_run = true;
};

Wanted read_wanted(Body& body) {
  Wanted wanted;
  wanted.year.version = body.text("version", {1, limits::version_max});
  wanted.year.year = static_cast<int>(body.number("year", {2000, 2099}));
  wanted.base = body.text("base", {0, limits::version_max});
  wanted.reason = body.text("reason", {3, limits::reason_max});
  wanted.dry_run = body.needed_flag("dry_run");
  const auto count = body.count("days", limits::days_max);
  wanted.year.days.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    SpecialDay day;
    day.date = body.text(fmt::format("days.{}.date", i), {10, 10});
    day.kind = body.text(fmt::format("days.{}.kind", i), {1, 20});
    day.name = body.text(fmt::format("days.{}.name", i), {1, limits::name_max});
    wanted.year.days.push_back(std::move(day));
  }
  return wanted;
}

// The office with that calendar instead of today's.
catalog::Catalog catalog_with_calendar(storage::Tx& tx,
                                       const Visit& visit,
                                       const std::string& text) {
  auto calendar = catalog::Calendar::read(text);
  base::check(calendar.ok(), "a calendar that was read before");
  auto files = visit.office.admin.shelf->files();
  files.use_calendar(std::move(*calendar));
  return catalog_over(tx, std::move(files));
}

ordered_json consequences_json(const Consequences& found) {
  ordered_json cases = ordered_json::array();
  for (const auto& one : found.moved) {
    if (cases.size() == limits::moved_shown) break;
    cases.push_back({{"number", one.number},
                     {"from", base::format_iso(one.from)},
                     {"to", base::format_iso(one.to)}});
  }
  return {{"moved", found.moved.size()}, {"overdue", found.overdue}, {"cases", std::move(cases)}};
}

ordered_json versions_json(storage::Tx& tx) {
  ordered_json versions = ordered_json::array();
  for (const auto& kept : storage::Calendars(tx).list(limits::versions_shown)) {
    versions.push_back({{"version", kept.version},
                        {"reason", kept.reason},
                        {"moved", kept.moved},
                        {"by", name_behind(tx, key_of(storage::AccountId{kept.staff}))},
                        {"at", base::format_iso(kept.at)}});
  }
  return versions;
}

// Every open deadline moves in the transaction that keeps the calendar.
void count_again(storage::Tx& tx, const Visit& visit, const catalog::Catalog& next) {
  const cases::Rules rules{next, *visit.office.books.deadlines};
  Recounted last;
  last.more = true;
  for (int seen = 0; last.more && seen < limits::recounted_max; seen += limits::recounted_page)
    last = recount(tx, rules, visit.now, last.last, limits::recounted_page);
}

RawAnswer keep_in(storage::Tx& tx,
                  const Visit& visit,
                  const storage::KeptCalendar& kept,
                  const catalog::Catalog& next) {
  const bool running = kept.version == visit.office.shelf.current().calendar().version();
  if (running || !storage::Calendars(tx).add(kept))
    return invalid({{"version", "Phiên bản này đã có. Đặt tên khác."}});
  count_again(tx, visit, next);
  note(tx,
       visit,
       {"calendar.saved",
        "calendar/" + kept.version,
        base::to_text({{"reason", kept.reason}, {"moved", kept.moved}})});
  return no_content();
}

// Somebody saved another calendar since this year was opened: saving would undo it unseen.
bool overtaken(const std::string& seen, const std::string& text) {
  if (seen.empty()) return false;
  const auto newest = base::parse_json(text);
  return newest.ok() && newest->value("version", std::string{}) != seen;
}

// next: the catalogue with the new calendar, when it was kept.
RawAnswer save_in(storage::Tx& tx,
                  const Visit& visit,
                  const Wanted& wanted,
                  std::optional<catalog::Catalog>& next) {
  const auto text = calendar_text(tx, visit);
  if (!text) return problem("unavailable");
  if (overtaken(wanted.base, *text)) return problem("stale");
  const auto changed = with_year(*text, wanted.year);
  if (!changed) return invalid({{"days", changed.error().what}});
  next = catalog_with_calendar(tx, visit, *changed);
  const auto found = consequences_of(tx, visit, *next);
  ordered_json body{{"saved", !wanted.dry_run}, {"consequences", consequences_json(found)}};
  if (wanted.dry_run) return json_answer(200, body);
  storage::KeptCalendar kept;
  kept.version = wanted.year.version;
  kept.text = *changed;
  kept.reason = wanted.reason;
  kept.moved = static_cast<std::int64_t>(found.moved.size());
  kept.staff = visit.me().id.value;
  kept.at = visit.now;
  const auto refused = keep_in(tx, visit, kept, *next);
  return refused.status == 204 ? json_answer(200, body) : refused;
}

}  // namespace

RawAnswer calendar(const Visit& visit) {
  RawAnswer answer = problem("unavailable");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto text = calendar_text(tx, visit);
    const auto json = text ? base::parse_json(*text) : base::Result<ordered_json>{text.error()};
    if (!json) return;
    ordered_json body{{"running", visit.office.shelf.current().calendar().version()},
                      {"newest", json->value("version", std::string{})},
                      {"known_from", json->value("known_from", std::string{})},
                      {"known_to", json->value("known_to", std::string{})},
                      {"hours", json->value("hours", ordered_json::object())},
                      {"units", json->value("units", ordered_json::array())},
                      {"days", json->value("days", ordered_json::array())},
                      {"versions", versions_json(tx)}};
    answer = json_answer(200, body);
  });
  return answer;
}

RawAnswer save_calendar(const Visit& visit) {
  Body body(visit.request);
  const auto wanted = read_wanted(body);
  if (auto refused = body.refused()) return *refused;
  const auto& books = visit.office.books;
  auto* shelf = visit.office.admin.shelf;
  if (shelf == nullptr || books.deadlines == nullptr) return problem("unavailable");
  const auto turn = one_decision();
  RawAnswer answer;
  std::optional<catalog::Catalog> next;
  visit.office.database.write([&](storage::Tx& tx) { answer = save_in(tx, visit, wanted, next); });
  if (wanted.dry_run || answer.status != 200) return answer;
  shelf->put(std::move(*next));
  // Whoever counted with the old calendar while this one was being kept.
  visit.office.database.write([&](storage::Tx& tx) { count_again(tx, visit, shelf->current()); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::admin
