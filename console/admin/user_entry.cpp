// Accounts: invited again, closed with their work handed over, opened again; and the invited
// person's own step.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/custody.hpp"
#include "console/limits.hpp"
#include "console/login_steps.hpp"
#include "console/numbers.hpp"
#include "storage/audit.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

// What forbids touching the account at all; nothing when it may be touched.
std::optional<RawAnswer> barred(storage::Tx& tx,
                                const Visit& visit,
                                const std::optional<storage::StaffEntry>& entry,
                                std::int64_t rev) {
  if (!entry) return problem("not_found");
  if (entry->rev != rev) return changed_meanwhile(tx, visit, *entry);
  if (entry->account.id == visit.me().id) return problem("own_account");
  return std::nullopt;
}

RawAnswer reset_in(storage::Tx& tx, const Visit& visit, std::int64_t rev, bool drop_code) {
  storage::StaffBook book(tx);
  const auto entry = book.by_id(account_in_path(visit), visit.now);
  if (auto bar = barred(tx, visit, entry, rev)) return *bar;
  const auto& account = entry->account;
  if (!account.active) return problem("not_now");
  if (!may_handle(visit, account)) return problem("not_grantable");
  book.lock_password(account.id);
  if (drop_code) storage::Staff(tx).drop_totp(account.id);
  storage::LoginFailures(tx).clear("password/" + account.username);
  const auto token = invite(tx, visit, account.id);
  note(tx, visit, {"account.reset", key_of(account.id), drop_code ? "totp" : ""});
  const auto after = book.by_id(account.id, visit.now);
  return json_answer(200,
                     {{"user", user_json(visit, *after)}, {"invite", invite_json(visit, token)}});
}

struct Leaving {
  std::int64_t rev = 0;
  storage::AccountId cases_to{};  // 0: to nobody, they stay with their unit
};

bool may_take_cases(storage::Tx& tx, storage::AccountId to, storage::AccountId from) {
  if (to.value == 0) return true;
  const auto account = storage::Staff(tx).by_id(to);
  const bool fits = account && account->active && to != from;
  return fits && scope_of(account->roles, Right::answer) != Scope::none;
}

RawAnswer deactivate_in(storage::Tx& tx, const Visit& visit, const Leaving& leaving) {
  storage::StaffBook book(tx);
  const auto entry = book.by_id(account_in_path(visit), visit.now);
  if (auto bar = barred(tx, visit, entry, leaving.rev)) return *bar;
  const auto& account = entry->account;
  if (!account.active) return problem("not_now");
  const auto& roles = account.roles;
  const bool admin = std::find(roles.begin(), roles.end(), admin_role) != roles.end();
  if (admin && book.active_with(admin_role) <= 1) return problem("last_admin");
  if (!may_take_cases(tx, leaving.cases_to, account.id))
    return invalid({{"cases_to", "Người này không nhận được hồ sơ."}});
  const auto conversations = give_back_all(tx, key_of(account.id), visit.now);
  const auto cases = book.hand_cases(account.id, leaving.cases_to, visit.now);
  book.set_active(account.id, leaving.rev, false);
  book.end_invites(account.id, visit.now);
  storage::Logins(tx).end_all(account.id, {}, visit.now);
  note(tx,
       visit,
       {"account.closed",
        key_of(account.id),
        base::to_text({{"conversations", conversations},
                       {"cases", cases},
                       {"cases_to", leaving.cases_to.value}})});
  const auto after = book.by_id(account.id, visit.now);
  return json_answer(200,
                     {{"user", user_json(visit, *after)},
                      {"moved", {{"conversations", conversations}, {"cases", cases}}}});
}

RawAnswer activate_in(storage::Tx& tx, const Visit& visit, std::int64_t rev) {
  storage::StaffBook book(tx);
  const auto entry = book.by_id(account_in_path(visit), visit.now);
  if (auto bar = barred(tx, visit, entry, rev)) return *bar;
  const auto& account = entry->account;
  if (account.active) return problem("not_now");
  if (!may_handle(visit, account)) return problem("not_grantable");
  book.set_active(account.id, rev, true);
  note(tx, visit, {"account.opened", key_of(account.id), {}});
  const auto after = book.by_id(account.id, visit.now);
  return json_answer(200, {{"user", user_json(visit, *after)}});
}

storage::AccountId account_named(const std::string& text) {
  return {number_in(text).value_or(0)};
}

std::optional<storage::Account> invited(const Visit& visit, const std::string& hash) {
  std::optional<storage::Account> account;
  visit.office.database.read([&](storage::Tx& tx) {
    const auto id = storage::StaffBook(tx).invited(hash, visit.now);
    if (id) account = storage::Staff(tx).by_id(*id);
  });
  return account;
}

}  // namespace

RawAnswer reset_user(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, limits::revision_max});
  const bool drop_code = body.flag("drop_code");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write(
      [&](storage::Tx& tx) { answer = reset_in(tx, visit, rev, drop_code); });
  return answer;
}

RawAnswer deactivate_user(const Visit& visit) {
  Body body(visit.request);
  Leaving leaving;
  leaving.rev = body.number("rev", {1, limits::revision_max});
  const auto cases_to = body.text("cases_to", {0, 20});
  leaving.cases_to = account_named(cases_to);
  if (!cases_to.empty() && cases_to != std::to_string(leaving.cases_to.value))
    body.wrong("cases_to", "Không có người này.");
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = deactivate_in(tx, visit, leaving); });
  visit.office.outside.moved();
  return answer;
}

RawAnswer activate_user(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, limits::revision_max});
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = activate_in(tx, visit, rev); });
  return answer;
}

RawAnswer use_invite(const Visit& visit) {
  Body body(visit.request);
  const auto token = body.text("token", {1, limits::token_letters});
  const auto password = body.text("new_password", {1, console::limits::password_max});
  if (auto refused = body.refused()) return *refused;
  const auto hash = base::sha256_hex({token});
  const auto account = invited(visit, hash);
  if (!account) return problem("invite_over");
  if (const auto weak = weakness_of(password, account->username))
    return invalid({{"new_password", *weak}});
  const auto stored = new_password_hash(password, visit.office.settings);
  bool used = false;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::StaffBook book(tx);
    if (!book.invited(hash, visit.now)) return;
    used = true;
    book.end_invites(account->id, visit.now);
    storage::Staff(tx).set_password(account->id, stored, false);
    storage::Audit(tx).append({.at = visit.now,
                               .who = key_of(account->id),
                               .what = "account.invite_used",
                               .subject = key_of(account->id)});
  });
  return used ? json_answer(200, {{"username", account->username}}) : problem("invite_over");
}

}  // namespace console::admin
