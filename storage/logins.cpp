#include "storage/logins.hpp"

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

Login login_of(const Row& row) {
  Login login;
  login.id = LoginId{row.integer(0)};
  login.staff = AccountId{row.integer(1)};
  login.csrf = row.text(2);
  login.device = row.text(3);
  login.code_ok = row.integer(4) != 0;
  login.created_at = time_at(row, 5);
  login.last_seen_at = time_at(row, 6);
  login.ends_at = time_at(row, 7);
  return login;
}

}  // namespace

LoginId Logins::start(const Login& login, std::string_view token_hash) {
  const auto id = first_integer(
      tx_,
      "INSERT INTO logins (staff_id, token_hash, csrf, device, code_ok, created_at, last_seen_at, "
      "ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
      Params{login.staff.value,
             std::string{token_hash},
             login.csrf,
             login.device,
             std::int64_t{login.code_ok},
             base::to_millis(login.created_at),
             base::to_millis(login.last_seen_at),
             base::to_millis(login.ends_at)});
  base::check(id.has_value(), "an insert returns its row");
  return LoginId{*id};
}

std::optional<Login> Logins::by_token(std::string_view token_hash, base::TimePoint now) {
  const auto found = select("token_hash = $1 AND ended_at IS NULL AND ends_at > $2",
                            Params{std::string{token_hash}, base::to_millis(now)});
  if (found.empty()) return std::nullopt;
  return found.front();
}

void Logins::seen(LoginId id, base::TimePoint now) {
  tx_.exec("UPDATE logins SET last_seen_at = $2 WHERE id = $1",
           Params{id.value, base::to_millis(now)});
}

void Logins::pass_code(LoginId id) {
  tx_.exec("UPDATE logins SET code_ok = 1 WHERE id = $1", Params{id.value});
}

void Logins::trust(LoginId id, std::string_view trust_hash, base::TimePoint until) {
  tx_.exec("UPDATE logins SET trust_hash = $2, trusted_until = $3 WHERE id = $1",
           Params{id.value, std::string{trust_hash}, base::to_millis(until)});
}

bool Logins::trusted(AccountId staff, std::string_view trust_hash, base::TimePoint now) {
  return first_integer(tx_,
                       "SELECT 1 FROM logins WHERE trust_hash = $1 AND trust_hash <> '' AND "
                       "staff_id = $2 AND trusted_until > $3",
                       Params{std::string{trust_hash}, staff.value, base::to_millis(now)})
      .has_value();
}

bool Logins::end(AccountId staff, LoginId id, base::TimePoint now) {
  return tx_.exec(
             "UPDATE logins SET ended_at = $3, trust_hash = '', trusted_until = NULL "
             "WHERE id = $1 AND staff_id = $2 AND ended_at IS NULL",
             Params{id.value, staff.value, base::to_millis(now)}) == 1;
}

void Logins::log_out(LoginId id, base::TimePoint now) {
  tx_.exec("UPDATE logins SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
           Params{id.value, base::to_millis(now)});
}

void Logins::end_all(AccountId staff, LoginId except, base::TimePoint now) {
  tx_.exec(
      "UPDATE logins SET ended_at = coalesce(ended_at, $3), trust_hash = '', trusted_until = NULL "
      "WHERE staff_id = $1 AND id <> $2",
      Params{staff.value, except.value, base::to_millis(now)});
}

std::vector<Login> Logins::of_staff(AccountId staff, base::TimePoint now) {
  return select("staff_id = $1 AND ended_at IS NULL AND ends_at > $2 ORDER BY id DESC LIMIT $3",
                Params{staff.value, base::to_millis(now), limits::list_max});
}

std::int64_t Logins::purge(base::TimePoint now) {
  // A trust never lasts longer than the login it was given in and half a day.
  return tx_.exec(
      "DELETE FROM logins WHERE id IN (SELECT id FROM logins WHERE ends_at < $1 ORDER BY ends_at "
      "LIMIT $2)",
      Params{base::to_millis(now - std::chrono::hours{24}), limits::purge_batch});
}

std::vector<Login> Logins::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, staff_id, csrf, device, code_ok, created_at, last_seen_at, ends_at FROM logins "
      "WHERE ";
  sql.append(where);
  std::vector<Login> logins;
  tx_.each(sql, params, [&](const Row& row) { logins.push_back(login_of(row)); });
  return logins;
}

Failures LoginFailures::of(std::string_view subject) {
  Failures failures;
  tx_.each("SELECT failures, last_at FROM login_failures WHERE subject = $1",
           Params{std::string{subject}},
           [&](const Row& row) {
             failures = Failures{row.integer(0), time_at(row, 1)};
           });
  return failures;
}

void LoginFailures::add(std::string_view subject, base::TimePoint now) {
  tx_.exec(
      "INSERT INTO login_failures (subject, failures, last_at) VALUES ($1, 1, $2) "
      "ON CONFLICT (subject) DO UPDATE SET failures = login_failures.failures + 1, last_at = $2",
      Params{std::string{subject}, base::to_millis(now)});
}

void LoginFailures::clear(std::string_view subject) {
  tx_.exec("DELETE FROM login_failures WHERE subject = $1", Params{std::string{subject}});
}

std::int64_t LoginFailures::purge(base::TimePoint before) {
  return tx_.exec(
      "DELETE FROM login_failures WHERE subject IN (SELECT subject FROM login_failures WHERE "
      "last_at < $1 ORDER BY last_at LIMIT $2)",
      Params{base::to_millis(before), limits::purge_batch});
}

}  // namespace storage
