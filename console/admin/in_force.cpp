#include "console/admin/in_force.hpp"

#include "base/log.hpp"
#include "office/cases/decide.hpp"
#include "storage/calendars.hpp"
#include "storage/cases.hpp"
#include "storage/office_changes.hpp"

namespace console::admin {
namespace {

catalog::Catalog with_newest_calendar(storage::Tx& tx, const catalog::Catalog& files) {
  auto base = files;
  const auto newest = storage::Calendars(tx).newest();
  if (!newest) return base;
  auto calendar = catalog::Calendar::read(newest->text);
  if (calendar) {
    base.use_calendar(std::move(*calendar));
  } else {
    base::log(base::Level::error, "content.calendar_unreadable");
  }
  return base;
}

// Each must fit what was laid before it; a file that was edited since may have made one impossible.
std::vector<catalog::Change> fitting(storage::Tx& tx, const catalog::Catalog& base) {
  std::vector<catalog::Change> changes;
  const auto kept = storage::OfficeChanges(tx).in_force();
  changes.reserve(kept.size());
  bool all_read = true;
  for (const auto& one : kept) {
    auto change = catalog::read_change(one.text);
    all_read = all_read && change.ok();
    if (change) changes.push_back(std::move(*change));
  }
  if (all_read && base.changed(changes)) return changes;
  std::vector<catalog::Change> good;
  good.reserve(changes.size());
  for (auto& change : changes) {
    good.push_back(std::move(change));
    if (!base.changed(good)) good.pop_back();
  }
  base::log(base::Level::error,
            "content.office_change_left_out",
            {{"changes", static_cast<std::int64_t>(kept.size() - good.size())}});
  return good;
}

bool recount_one(storage::Tx& tx,
                 cases::CaseId id,
                 const cases::Rules& rules,
                 base::TimePoint now) {
  storage::Cases book(tx);
  const auto held = book.by_id(id);
  if (!held) return false;
  cases::Who who;
  who.side = cases::Who::Side::system;
  // Refused: nothing about it changes, or it was counted with today's calendar meanwhile.
  const auto change = cases::decide(*held, cases::Recount{}, who, now, rules);
  if (!change || !book.update(change->after, held->revision)) return false;
  book.append_history(id, change->history);
  return true;
}

}  // namespace

catalog::Catalog catalog_in_force(storage::Tx& tx, const catalog::Catalog& files) {
  return catalog_over(tx, with_newest_calendar(tx, files));
}

catalog::Catalog catalog_over(storage::Tx& tx, catalog::Catalog base) {
  auto changed = base.changed(fitting(tx, base));
  return changed ? std::move(*changed) : std::move(base);
}

base::Result<catalog::Catalog> catalog_with(storage::Tx& tx,
                                            const catalog::Catalog& files,
                                            const std::vector<catalog::Change>& more) {
  const auto base = with_newest_calendar(tx, files);
  auto changes = fitting(tx, base);
  changes.insert(changes.end(), more.begin(), more.end());
  return base.changed(changes);
}

base::Result<catalog::Catalog> catalog_without(storage::Tx& tx,
                                               const catalog::Catalog& files,
                                               std::int64_t decision) {
  std::vector<catalog::Change> changes;
  const auto kept = storage::OfficeChanges(tx).in_force();
  changes.reserve(kept.size());
  for (const auto& one : kept) {
    if (one.id == decision || one.decided_with == decision) continue;
    auto change = catalog::read_change(one.text);
    if (!change) return change.error();
    changes.push_back(std::move(*change));
  }
  return with_newest_calendar(tx, files).changed(changes);
}

Recounted recount(storage::Tx& tx,
                  const cases::Rules& rules,
                  base::TimePoint now,
                  cases::CaseId above,
                  int at_most) {
  const auto& version = rules.catalog.calendar().version();
  const auto ids = storage::Calendars(tx).counted_otherwise(version, above, at_most);
  Recounted done{0, above, !ids.empty()};
  for (const auto id : ids) {
    done.moved += recount_one(tx, id, rules, now) ? 1 : 0;
    done.last = id;
  }
  return done;
}

}  // namespace console::admin
