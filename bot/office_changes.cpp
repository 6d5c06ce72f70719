#include "bot/office_changes.hpp"

#include "base/log.hpp"
#include "office/cases/decide.hpp"
#include "storage/calendars.hpp"
#include "storage/cases.hpp"

namespace bot {
namespace {

// Cases in one transaction: it stays far below a tenth of a second.
constexpr int batch = 50;

// False: nothing about it changes, or somebody was quicker and counted with today's calendar.
bool recount_one(storage::Tx& tx,
                 cases::CaseId id,
                 const cases::Rules& rules,
                 base::TimePoint now) {
  storage::Cases book(tx);
  const auto held = book.by_id(id);
  if (!held) return false;
  cases::Who who;
  who.side = cases::Who::Side::system;
  const auto change = cases::decide(*held, cases::Recount{}, who, now, rules);
  if (!change || !book.update(change->after, held->revision)) return false;
  book.append_history(id, change->history);
  return true;
}

}  // namespace

void bring_calendar(storage::Database& database, Content& content) {
  std::optional<storage::KeptCalendar> newest;
  database.read([&](storage::Tx& tx) { newest = storage::Calendars(tx).newest(); });
  if (!newest) return;
  auto calendar = catalog::Calendar::read(newest->text);
  if (!calendar) {
    base::log(base::Level::error, "content.calendar_unreadable");
    return;
  }
  content.catalog.use_calendar(std::move(*calendar));
}

int recount_deadlines(storage::Database& database, const Content& content, base::TimePoint now) {
  const cases::Rules rules{content.catalog, content.deadlines};
  const auto& version = content.catalog.calendar().version();
  int recounted = 0;
  std::optional<cases::CaseId> last = cases::CaseId{};
  const auto next_batch = [&](storage::Tx& tx) {
    const auto ids = storage::Calendars(tx).counted_otherwise(version, *last, batch);
    for (const auto id : ids) recounted += recount_one(tx, id, rules, now) ? 1 : 0;
    last = ids.empty() ? std::nullopt : std::optional{ids.back()};
  };
  while (last) database.write(next_batch);
  if (recounted > 0) base::log(base::Level::info, "cases.recounted", {{"cases", recounted}});
  return recounted;
}

}  // namespace bot
