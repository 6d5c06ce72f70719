#include "console/admin/in_force.hpp"

#include "base/log.hpp"
#include "office/cases/decide.hpp"
#include "storage/calendars.hpp"
#include "storage/cases.hpp"

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

struct Laid {
  storage::OfficeChange row{};
  catalog::Change change{};
};

struct Fit {
  std::vector<Laid> good{};
  std::vector<storage::OfficeChange> left_out{};

  std::vector<catalog::Change> changes() const {
    std::vector<catalog::Change> all;
    all.reserve(good.size());
    for (const auto& one : good) all.push_back(one.change);
    return all;
  }
};

// Each must fit what was laid before it.
Fit laid_over(const catalog::Catalog& base, std::vector<Laid> all) {
  Fit fit{std::move(all), {}};
  if (base.changed(fit.changes())) return fit;
  auto wanted = std::move(fit.good);
  fit.good.clear();
  fit.good.reserve(wanted.size());
  for (auto& one : wanted) {
    fit.good.push_back(std::move(one));
    if (base.changed(fit.changes())) continue;
    fit.left_out.push_back(std::move(fit.good.back().row));
    fit.good.pop_back();
  }
  return fit;
}

// A file that was edited since may have made one impossible.
Fit fitting(storage::Tx& tx, const catalog::Catalog& base) {
  std::vector<Laid> all;
  std::vector<storage::OfficeChange> unread;
  for (auto& row : storage::OfficeChanges(tx).in_force()) {
    auto change = catalog::read_change(row.text);
    if (change) {
      all.push_back({std::move(row), std::move(*change)});
    } else {
      unread.push_back(std::move(row));
    }
  }
  auto fit = laid_over(base, std::move(all));
  fit.left_out.insert(fit.left_out.end(), unread.begin(), unread.end());
  if (!fit.left_out.empty()) {
    base::log(base::Level::error,
              "content.office_change_left_out",
              {{"changes", static_cast<std::int64_t>(fit.left_out.size())}});
  }
  return fit;
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
  auto changed = base.changed(fitting(tx, base).changes());
  return changed ? std::move(*changed) : std::move(base);
}

base::Result<catalog::Catalog> catalog_with(storage::Tx& tx,
                                            const catalog::Catalog& files,
                                            const std::vector<catalog::Change>& more) {
  const auto base = with_newest_calendar(tx, files);
  auto changes = fitting(tx, base).changes();
  changes.insert(changes.end(), more.begin(), more.end());
  return base.changed(changes);
}

Without catalog_without(storage::Tx& tx, const catalog::Catalog& files, std::int64_t decision) {
  const auto base = with_newest_calendar(tx, files);
  auto rest = fitting(tx, base).good;
  std::erase_if(rest, [&](const Laid& one) {
    return one.row.id == decision || one.row.decided_with == decision;
  });
  auto fit = laid_over(base, std::move(rest));
  Without without;
  without.broken = std::move(fit.left_out);
  auto next = base.changed(fit.changes());
  if (without.broken.empty() && next) without.catalog = std::move(*next);
  return without;
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
