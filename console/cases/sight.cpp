#include "console/cases/sight.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "console/numbers.hpp"
#include "storage/case_words.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

bool has_role(const storage::Account& account, Role role) {
  const auto& roles = account.roles;
  return std::find(roles.begin(), roles.end(), role_code(role)) != roles.end();
}

bool of_unit(const storage::Account& account, const cases::Case& held) {
  const auto& unit = account.unit;
  const auto& beside = held.co_units;
  return !unit.empty() && (held.assigned_unit == unit ||
                           std::find(beside.begin(), beside.end(), unit) != beside.end());
}

bool of_branch(const storage::Account& account, const cases::Case& held) {
  return account.branch != 0 && account.branch == held.branch;
}

// Own means the branch to the one role and the unit to the other.
bool is_own(Role role, const storage::Account& account, const cases::Case& held) {
  return role == Role::dau_moi_don_vi ? of_unit(account, held) : of_branch(account, held);
}

}  // namespace

storage::CaseSight sight_of_cases(const Visit& visit) {
  const auto& me = visit.me();
  storage::CaseSight sight;
  const bool desk = has_role(me, Role::van_hanh);
  sight.all = desk || has_role(me, Role::dieu_hanh);
  sight.restricted = has_role(me, Role::tin_mat);
  if (has_role(me, Role::dau_moi_nhanh)) sight.branch = me.branch;
  if (has_role(me, Role::dau_moi_don_vi)) sight.unit = me.unit;
  sight.flagged = has_role(me, Role::kiem_tra);
  sight.takes_new = desk;
  sight.approves = visit.may(Right::approve, Level::act);
  sight.moves = visit.may(Right::move, Level::act);
  sight.phones = visit.may(Right::identity, Level::act);
  sight.self = staff_of(visit);
  sight.own_units = visit.visitor->units;
  sight.own_name = storage::folded_line(me.name);
  return sight;
}

bool covers(const Visit& visit, Right right, const cases::Case& held) {
  const auto& me = visit.me();
  return std::any_of(me.roles.begin(), me.roles.end(), [&](const std::string& code) {
    const auto role = role_from(code);
    if (!role) return false;
    const auto scope = scope_of(*role, right);
    if (scope == Scope::own) return is_own(*role, me, held);
    return scope == Scope::all || scope == Scope::reason;
  });
}

bool may_ask(const Visit& visit, Right right, const cases::Case& held) {
  const auto& me = visit.me();
  return std::any_of(me.roles.begin(), me.roles.end(), [&](const std::string& code) {
    const auto role = role_from(code);
    const bool asks = role && scope_of(*role, right) == Scope::propose;
    return asks && (*role != Role::dau_moi_don_vi || of_unit(me, held));
  });
}

bool sees_identity(const Visit& visit) {
  return visit.scope(Right::identity) == Scope::all;
}

cases::StaffId staff_of(const Visit& visit) {
  return cases::StaffId{visit.me().id.value};
}

cases::Who who_of(const Visit& visit, const cases::Case& held) {
  cases::Who who;
  who.side = cases::Who::Side::staff;
  who.staff = staff_of(visit);
  who.unit = visit.me().unit;
  who.approves = covers(visit, Right::approve, held);
  who.sees_restricted = visit.scope(Right::restricted) == Scope::all;
  return who;
}

cases::Rules rules_of(const Visit& visit) {
  const auto& books = visit.office.books;
  base::check(books.catalog != nullptr && books.deadlines != nullptr, "no catalogue for cases");
  return {books.catalog->current(), *books.deadlines};
}

std::optional<cases::CaseId> case_id(std::string_view text) {
  const auto id = number_in(text);
  if (!id || *id < 1) return std::nullopt;
  return cases::CaseId{*id};
}

bool could_hold(storage::Tx& tx,
                const Visit& visit,
                const storage::Account& account,
                const cases::Case& held) {
  const Visit theirs{
      visit.office, visit.request, visit.now, visit.path, visitor_of(visit.office, account, {})};
  const bool inspects = has_role(account, Role::kiem_tra);
  auto sight = sight_of_cases(theirs);
  if (inspects) sight.all = true;
  const auto hit = storage::CaseSearch(tx, sight).find(held.id);
  return hit && (hit->whole || inspects);
}

std::optional<SeenCase> see_case(storage::Tx& tx, const Visit& visit, std::string_view id) {
  const auto wanted = case_id(id);
  if (!wanted) return std::nullopt;
  const auto hit = storage::CaseSearch(tx, sight_of_cases(visit)).find(*wanted);
  if (!hit) return std::nullopt;
  auto held = storage::Cases(tx).by_id(*wanted);
  if (!held) return std::nullopt;
  return SeenCase{std::move(*held), hit->whole};
}

}  // namespace console
