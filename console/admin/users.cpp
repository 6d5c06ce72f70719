// Accounts: the list, a new one, another name, role or unit.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/limits.hpp"
#include "office/language/fold.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

bool has(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

void check_roles(Body& body, const std::vector<std::string>& roles) {
  for (const auto& code : roles) {
    const bool twice = std::count(roles.begin(), roles.end(), code) > 1;
    if (!role_from(code) || twice) {
      body.wrong("roles", "Có vai trò không dùng được hoặc bị lặp.");
      return;
    }
  }
  if (roles.empty()) body.wrong("roles", "Chọn ít nhất một vai trò.");
}

void check_place(Body& body, const Visit& visit, const storage::StaffChange& change) {
  const bool of_branch = has(change.roles, role_code(Role::dau_moi_nhanh));
  const bool of_unit = has(change.roles, role_code(Role::dau_moi_don_vi));
  if (of_branch && change.branch == 0) body.wrong("branch", "Đầu mối nhánh cần chọn nhánh.");
  if (of_unit && change.unit.empty()) body.wrong("unit", "Đầu mối đơn vị cần chọn đơn vị.");
  const auto* catalog = visit.office.books.catalog;
  const bool unknown =
      catalog != nullptr && !change.unit.empty() && catalog->current().unit(change.unit) == nullptr;
  if (unknown) body.wrong("unit", "Không có đơn vị này trong danh mục.");
}

storage::StaffChange read_change(Body& body, const Visit& visit) {
  storage::StaffChange change;
  change.name = language::nfc(body.text("name", {2, limits::name_max}));
  if (language::plain(change.name).empty()) body.wrong("name", "Cần họ tên.");
  change.roles = body.texts("roles", limits::roles_max, {1, limits::unit_max});
  change.branch = static_cast<int>(body.number("branch", {0, limits::branches}));
  change.unit = body.text("unit", {0, limits::unit_max});
  check_roles(body, change.roles);
  check_place(body, visit, change);
  return change;
}

// Only what is new must be given; nobody is kept from taking away.
bool may_grant_all(const Visit& visit,
                   const std::vector<std::string>& wanted,
                   const std::vector<std::string>& had) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& code) {
    return has(had, code) || may_grant(visit.me().roles, *role_from(code));
  });
}

std::string detail_of(const storage::StaffChange& change) {
  return base::to_text({{"roles", change.roles}, {"branch", change.branch}, {"unit", change.unit}});
}

RawAnswer add_in(storage::Tx& tx,
                 const Visit& visit,
                 const std::string& username,
                 const storage::StaffChange& change) {
  storage::Account account;
  account.username = username;
  account.name = change.name;
  account.roles = change.roles;
  account.branch = change.branch;
  account.unit = change.unit;
  account.created_at = visit.now;
  const auto id = storage::Staff(tx).add(account);
  if (!id) return problem("name_taken");
  const auto token = invite(tx, visit, *id);
  note(tx, visit, {"account.added", key_of(*id), detail_of(change)});
  const auto entry = storage::StaffBook(tx).by_id(*id, visit.now);
  return json_answer(201,
                     {{"user", user_json(visit, *entry)}, {"invite", invite_json(visit, token)}});
}

RawAnswer change_in(storage::Tx& tx,
                    const Visit& visit,
                    std::int64_t rev,
                    const storage::StaffChange& change) {
  storage::StaffBook book(tx);
  const auto before = book.by_id(account_in_path(visit), visit.now);
  if (!before) return problem("not_found");
  const auto& account = before->account;
  if (before->rev != rev) return changed_meanwhile(tx, visit, *before);
  const bool other_roles = account.roles != change.roles;
  if (account.id == visit.me().id && other_roles) return problem("own_account");
  if (!may_grant_all(visit, change.roles, account.roles)) return problem("not_grantable");
  const bool loses_admin = has(account.roles, admin_role) && !has(change.roles, admin_role);
  if (loses_admin && account.active && book.active_with(admin_role) <= 1)
    return problem("last_admin");
  book.change(account.id, rev, change);
  const auto after = book.by_id(account.id, visit.now);
  note(tx,
       visit,
       {"account.changed",
        key_of(account.id),
        base::to_text(
            {{"before",
              {{"roles", account.roles}, {"branch", account.branch}, {"unit", account.unit}}},
             {"after",
              {{"roles", change.roles}, {"branch", change.branch}, {"unit", change.unit}}}})});
  return json_answer(200, {{"user", user_json(visit, *after)}});
}

}  // namespace

RawAnswer users(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& entry : storage::StaffBook(tx).list(visit.now)) {
      const bool shown = !entry.account.demo || visit.office.settings.demo;
      if (shown) items.push_back(user_json(visit, entry));
    }
  });
  ordered_json roles = ordered_json::array();
  for (int i = 0; i < role_count; ++i) {
    const auto role = static_cast<Role>(i);
    roles.push_back({{"code", role_code(role)},
                     {"name", role_name(role)},
                     {"grantable", may_grant(visit.me().roles, role)}});
  }
  const auto total = items.size();
  return json_answer(200,
                     {{"items", std::move(items)}, {"total", total}, {"roles", std::move(roles)}});
}

RawAnswer add_user(const Visit& visit) {
  Body body(visit.request);
  const auto username = storage::folded_username(body.text("username", {1, limits::name_max}));
  if (!username) body.wrong("username", "Gồm 2 đến 40 chữ không dấu, số và các dấu . _ -");
  const auto change = read_change(body, visit);
  if (auto refused = body.refused()) return *refused;
  if (!may_grant_all(visit, change.roles, {})) return problem("not_grantable");
  RawAnswer answer;
  visit.office.database.write(
      [&](storage::Tx& tx) { answer = add_in(tx, visit, *username, change); });
  return answer;
}

RawAnswer change_user(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, limits::revision_max});
  const auto change = read_change(body, visit);
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = change_in(tx, visit, rev, change); });
  return answer;
}

}  // namespace console::admin
