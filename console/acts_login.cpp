// Coming in and going out.
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/one_time_code.hpp"
#include "base/password.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/cookies.hpp"
#include "console/demo.hpp"
#include "console/limits.hpp"
#include "console/login_steps.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t token_letters = 43;  // 256 bits

// Judged when the username is unknown, so that both answers take the same time.
std::string nobodys_hash(const Settings& settings) {
  static const std::string hash =
      base::hash_password("nobody", "nobody's salt...", settings.password_cost);
  return hash;
}

std::string subject_of(std::string_view typed) {
  const auto folded = storage::folded_username(typed);
  return "password/" + (folded ? *folded : base::sha256_hex({typed}).substr(0, 16));
}

void note(storage::Tx& tx, const Visit& visit, storage::AccountId who, const char* what) {
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(who),
                             .what = what,
                             .subject = key_of(who),
                             .detail = device_words(visit.request)});
}

bool may_come_in(const std::optional<storage::Account>& account, const Settings& settings) {
  return account && account->active && (!account->demo || settings.demo);
}

std::optional<storage::Account> account_named(const Visit& visit, std::string_view typed) {
  const auto username = storage::folded_username(typed);
  std::optional<storage::Account> account;
  if (!username) return account;
  visit.office.database.read(
      [&](storage::Tx& tx) { account = storage::Staff(tx).by_username(*username); });
  return account;
}

RawAnswer come_in(const Visit& visit, const storage::Account& account) {
  const auto token = base::random_word(token_letters);
  const auto device = base::sha256_hex({cookie_of(visit.request, device_cookie)});
  storage::Login login;
  login.staff = account.id;
  login.csrf = base::random_word(token_letters);
  login.device = device_words(visit.request);
  login.created_at = visit.now;
  login.last_seen_at = visit.now;
  login.ends_at = visit.now + limits::login_max;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Logins logins(tx);
    login.code_ok = logins.trusted(account.id, device, visit.now);
    login.id = logins.start(login, base::sha256_hex({token}));
    note(tx, visit, account.id, "login");
  });
  auto answer = json_answer(200, step_json(account, login, visit.office.settings));
  set_cookie(answer,
             {login_cookie,
              token,
              limits::login_max,
              !is_plain_loopback(visit.request, visit.office.settings.tls)});
  return answer;
}

// "0" when the code is right for no time near now.
std::int64_t skew_of(const std::string& key, const std::string& code, base::TimePoint now) {
  const auto step = base::step_of_code(key, code, now, limits::skew_steps);
  if (!step) return 0;
  return (*step - base::code_step_of(now)) * base::code_step.count();
}

std::optional<RawAnswer> wrong_code(const Visit& visit, const std::string& code) {
  const auto key = base::from_base32(visit.me().totp_key).value_or("");
  const auto step = base::step_of_code(key, code, visit.now);
  if (!step) {
    const auto skew = skew_of(key, code, visit.now);
    if (skew != 0) return problem("wrong_code", {{"clock_skew_s", skew}});
    return problem("wrong_code");
  }
  bool fresh = false;
  visit.office.database.write(
      [&](storage::Tx& tx) { fresh = storage::Staff(tx).use_totp_step(visit.me().id, *step); });
  if (!fresh) return problem("code_used");
  return std::nullopt;
}

std::optional<RawAnswer> wrong_recovery(const Visit& visit, const std::string& typed) {
  bool known = false;
  const auto hash = recovery_hash(visit.me().id, typed);
  visit.office.database.write([&](storage::Tx& tx) {
    known = storage::Staff(tx).use_recovery(visit.me().id, hash, visit.now);
    if (known) note(tx, visit, visit.me().id, "login.recovery_code");
  });
  if (!known) return problem("wrong_code");
  return std::nullopt;
}

RawAnswer pass_code(const Visit& visit, bool trust) {
  const auto device = base::random_word(token_letters);
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Logins logins(tx);
    logins.pass_code(visit.visitor->login.id);
    if (!trust) return;
    logins.trust(
        visit.visitor->login.id, base::sha256_hex({device}), visit.now + limits::trust_max);
  });
  const auto now = renewed(visit);
  auto answer = json_answer(200, step_json(now.account, now.login, visit.office.settings));
  if (trust) {
    set_cookie(answer,
               {device_cookie,
                device,
                limits::trust_max,
                !is_plain_loopback(visit.request, visit.office.settings.tls)});
  }
  return answer;
}

}  // namespace

RawAnswer demo(const Visit& visit) {
  if (!visit.office.settings.demo) return problem("not_found");
  ordered_json items = ordered_json::array();
  for (const auto& account : demo_accounts()) {
    items.push_back({{"username", account.username},
                     {"password", account.password},
                     {"name", account.name},
                     {"roles", ordered_json::array({role_code(account.role)})},
                     {"role_name", role_name(account.role)}});
  }
  return json_answer(200, {{"items", items}});
}

RawAnswer login(const Visit& visit) {
  Body body(visit.request);
  const auto username = body.text("username", {1, limits::name_max});
  const auto password = body.text("password", {1, limits::password_max});
  if (auto refused = body.refused()) return *refused;
  const auto subject = subject_of(username);
  if (auto wait = try_once(visit, subject)) return *wait;
  const auto account = account_named(visit, username);
  const bool known = may_come_in(account, visit.office.settings);
  const auto hash = known ? account->password : nobodys_hash(visit.office.settings);
  if (!base::is_password(hash, password) || !known) return problem("wrong_login");
  forgive(visit, subject);
  return come_in(visit, *account);
}

RawAnswer login_code(const Visit& visit) {
  Body body(visit.request);
  const auto code = body.text("code", {0, 10});
  const auto recovery = body.text("recovery_code", {0, 40});
  const bool trust = body.flag("trust");
  if (code.empty() == recovery.empty()) body.wrong("code", "Cần mã 6 số hoặc mã dự phòng.");
  if (auto refused = body.refused()) return *refused;
  if (step_of(visit.me(), visit.visitor->login) != Step::totp) return problem("not_now");
  const auto subject = "code/" + std::to_string(visit.me().id.value);
  if (auto wait = try_once(visit, subject)) return *wait;
  const auto wrong = code.empty() ? wrong_recovery(visit, recovery) : wrong_code(visit, code);
  if (wrong) return *wrong;
  forgive(visit, subject);
  return pass_code(visit, trust);
}

RawAnswer unlock(const Visit& visit) {
  Body body(visit.request);
  const auto password = body.text("password", {1, limits::password_max});
  if (auto refused = body.refused()) return *refused;
  if (step_of(visit.me(), visit.visitor->login) != Step::done) return problem("step_needed");
  const auto subject = "unlock/" + std::to_string(visit.me().id.value);
  if (auto wait = try_once(visit, subject)) return *wait;
  if (!base::is_password(visit.me().password, password)) return problem("wrong_login");
  forgive(visit, subject);
  visit.office.database.write(
      [&](storage::Tx& tx) { storage::Logins(tx).seen(visit.visitor->login.id, visit.now); });
  return json_answer(200, step_json(visit.me(), visit.visitor->login, visit.office.settings));
}

RawAnswer logout(const Visit& visit) {
  Body body(visit.request);
  if (auto refused = body.refused()) return *refused;
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Logins(tx).log_out(visit.visitor->login.id, visit.now);
    note(tx, visit, visit.me().id, "logout");
  });
  auto answer = no_content();
  set_cookie(answer,
             {login_cookie,
              "",
              std::chrono::seconds{0},
              !is_plain_loopback(visit.request, visit.office.settings.tls)});
  return answer;
}

}  // namespace console::acts
