#include "console/admin/account.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "console/admin/limits.hpp"
#include "console/numbers.hpp"
#include "storage/audit.hpp"
#include "storage/logins.hpp"

namespace console::admin {

using nlohmann::ordered_json;

bool may_grant(const std::vector<std::string>& granter, Role role) {
  const auto code = role_code(role);
  if (std::find(granter.begin(), granter.end(), code) != granter.end()) return true;
  const bool administrator = scope_of(granter, Right::admin) == Scope::all;
  return administrator && role != Role::tin_mat;
}

bool may_handle(const Visit& visit, const storage::Account& account) {
  return std::all_of(account.roles.begin(), account.roles.end(), [&](const std::string& code) {
    const auto role = role_from(code);
    return !role || may_grant(visit.me().roles, *role);
  });
}

ordered_json user_json(const Visit& visit, const storage::StaffEntry& entry) {
  const auto& account = entry.account;
  ordered_json user{{"id", std::to_string(account.id.value)},
                    {"username", account.username},
                    {"name", account.name},
                    {"roles", account.roles},
                    {"branch", nullptr},
                    {"unit", account.unit},
                    {"unit_name", ""},
                    {"active", account.active},
                    {"shift", storage::name_of(account.shift)},
                    {"totp", !account.totp_key.empty()},
                    {"must_change", account.must_change},
                    {"demo", account.demo},
                    {"last_login", nullptr},
                    {"invited_until", nullptr},
                    {"conversations", entry.conversations},
                    {"cases", entry.cases},
                    {"me", account.id == visit.me().id},
                    {"may_handle", may_handle(visit, account)},
                    {"rev", entry.rev}};
  if (account.branch != 0) user["branch"] = account.branch;
  if (entry.last_login) user["last_login"] = base::format_iso(*entry.last_login);
  if (entry.invited_until) user["invited_until"] = base::format_iso(*entry.invited_until);
  const auto* catalog = visit.office.books.catalog;
  const auto* unit = catalog == nullptr ? nullptr : catalog->current().unit(account.unit);
  if (unit != nullptr) user["unit_name"] = unit->name;
  return user;
}

storage::AccountId account_in_path(const Visit& visit) {
  return {number_in(visit.path.front()).value_or(0)};
}

RawAnswer changed_meanwhile(storage::Tx& tx, const Visit& visit, const storage::StaffEntry& entry) {
  ordered_json extra{{"user", user_json(visit, entry)}};
  const auto subject = key_of(entry.account.id);
  for (const auto& line : storage::Audit(tx).of_subject(subject, limits::looked_back)) {
    if (!line.entry.what.starts_with("account.")) continue;
    extra["by"] = name_behind(tx, line.entry.who);
    extra["at"] = base::format_iso(line.entry.at);
    break;
  }
  return problem("stale", extra);
}

void note(storage::Tx& tx, const Visit& visit, const Deed& deed) {
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(visit.me().id),
                             .what = std::string{deed.what},
                             .subject = deed.subject,
                             .detail = deed.detail});
}

std::string invite(storage::Tx& tx, const Visit& visit, storage::AccountId id) {
  auto token = base::random_word(limits::token_letters);
  storage::StaffBook(tx).invite(
      {id, base::sha256_hex({token}), visit.me().id, visit.now, visit.now + limits::invite_lasts});
  storage::Logins(tx).end_all(id, {}, visit.now);
  return token;
}

ordered_json invite_json(const Visit& visit, const std::string& token) {
  // Behind "#": a browser keeps it out of requests, logs and referrers.
  return {{"path", "/loi-moi#" + token},
          {"until", base::format_iso(visit.now + limits::invite_lasts)}};
}

}  // namespace console::admin
