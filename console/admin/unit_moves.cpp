#include "console/admin/unit_moves.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/visit.hpp"
#include "office/cases/decide.hpp"
#include "storage/audit.hpp"
#include "storage/cases.hpp"
#include "storage/office_changes.hpp"
#include "storage/staff_book.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

base::Result<cases::Change> moved_case(const cases::Case& held,
                                       const cases::Rules& rules,
                                       const UnitMove& move,
                                       base::TimePoint now) {
  cases::Who who;
  who.side = cases::Who::Side::system;
  return cases::decide(held, cases::UnitBecame{move.from, move.to}, who, now, rules);
}

void audit(storage::Tx& tx, const UnitMove& move, storage::AuditEntry entry) {
  entry.who = key_of(storage::AccountId{move.staff});
  storage::Audit(tx).append(entry);
}

bool move_account(storage::Tx& tx,
                  const UnitMove& move,
                  const storage::StaffEntry& entry,
                  base::TimePoint now) {
  const auto& account = entry.account;
  const storage::StaffChange change{account.name, account.roles, account.branch, move.to};
  if (!storage::StaffBook(tx).change(account.id, entry.rev, change)) return false;
  const ordered_json detail{
      {"before", {{"unit", move.from}}}, {"after", {{"unit", move.to}}}, {"change", move.change}};
  audit(tx, move, {now, {}, "account.changed", key_of(account.id), base::to_text(detail)});
  return true;
}

// Whose day has come, in the order they were decided: what goes from one to the next and on goes
// all the way at once.
std::vector<UnitMove> due_moves(storage::Tx& tx,
                                const catalog::Catalog& catalog,
                                base::TimePoint now) {
  const auto today = base::to_local(now).date;
  std::vector<UnitMove> due;
  for (const auto& kept : storage::OfficeChanges(tx).in_force()) {
    const auto change = catalog::read_change(kept.text);
    const auto* ended = change ? std::get_if<catalog::UnitEnded>(&*change) : nullptr;
    if (ended == nullptr || !ended->takes_along || ended->day > today) continue;
    const auto& to = ended->successors.front();
    // A file that was edited since may know neither.
    const bool known = catalog.unit(ended->unit) != nullptr && catalog.unit(to) != nullptr;
    if (known) due.push_back({ended->unit, to, kept.staff, kept.id});
  }
  return due;
}

bool is_something_left(storage::Tx& tx, const cases::Rules& rules, base::TimePoint now) {
  for (const auto& move : due_moves(tx, rules.catalog, now)) {
    if (foresee_move(tx, rules, move, now).any()) return true;
  }
  return false;
}

}  // namespace

WentAlong foresee_move(storage::Tx& tx,
                       const cases::Rules& rules,
                       const UnitMove& move,
                       base::TimePoint now) {
  WentAlong moved;
  storage::OfficeChanges uses(tx);
  storage::Cases book(tx);
  for (const auto id : uses.open_cases_of(move.from)) {
    const auto held = book.by_id(id);
    if (!held) continue;
    auto& which = moved_case(*held, rules, move, now) ? moved.cases : moved.stay;
    which.insert(id.value);
  }
  for (const auto id : uses.accounts_of(move.from)) {
    if (const auto account = storage::Staff(tx).by_id(id)) moved.accounts.push_back(account->name);
  }
  return moved;
}

WentAlong move_along(storage::Tx& tx,
                     const cases::Rules& rules,
                     const UnitMove& move,
                     base::TimePoint now) {
  WentAlong moved;
  storage::OfficeChanges uses(tx);
  storage::Cases book(tx);
  for (const auto id : uses.open_cases_of(move.from)) {
    const auto held = book.by_id(id);
    if (!held) continue;
    const auto change = moved_case(*held, rules, move, now);
    const bool kept = change && book.update(change->after, held->revision);
    (kept ? moved.cases : moved.stay).insert(id.value);
    if (kept) book.append_history(id, change->history);
  }
  for (const auto id : uses.accounts_of(move.from)) {
    const auto entry = storage::StaffBook(tx).by_id(id, now);
    if (entry && move_account(tx, move, *entry, now)) moved.accounts.push_back(entry->account.name);
  }
  if (!moved.any()) return moved;
  const ordered_json detail{{"to", move.to},
                            {"cases", moved.cases.size()},
                            {"stay", moved.stay.size()},
                            {"accounts", moved.accounts.size()},
                            {"change", move.change}};
  audit(tx, move, {now, {}, "office.moved", "unit/" + move.from, base::to_text(detail)});
  return moved;
}

std::int64_t carry_out_moves(storage::Database& database,
                             const cases::Rules& rules,
                             base::TimePoint now) {
  bool due = false;
  database.read([&](storage::Tx& tx) { due = is_something_left(tx, rules, now); });
  if (!due) return 0;
  std::int64_t went = 0;
  database.write([&](storage::Tx& tx) {
    for (const auto& move : due_moves(tx, rules.catalog, now)) {
      const auto moved = move_along(tx, rules, move, now);
      went += static_cast<std::int64_t>(moved.cases.size() + moved.accounts.size());
    }
  });
  return went;
}

}  // namespace console::admin
