// Where staff are logged in, and how often somebody failed to. Tokens are kept as hashes only.
// Views over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/staff.hpp"

namespace storage {

using LoginId = base::Id<struct LoginTag>;

struct Login {
  LoginId id{};
  AccountId staff{};
  std::string csrf{};
  std::string device{};  // "Chrome, Windows", for the person to recognise it
  bool code_ok = false;  // the second proof was given, or the device is trusted
  base::TimePoint created_at{};
  base::TimePoint last_seen_at{};
  base::TimePoint ends_at{};
};

class Logins {
 public:
  explicit Logins(Tx& tx) : tx_(tx) {}

  LoginId start(const Login& login, std::string_view token_hash);  // id is ignored
  // Nothing when it is unknown, ended or over.
  std::optional<Login> by_token(std::string_view token_hash, base::TimePoint now);
  void seen(LoginId id, base::TimePoint now);
  void pass_code(LoginId id);
  // Until then a login of the same account with this trust needs no code.
  void trust(LoginId id, std::string_view trust_hash, base::TimePoint until);
  bool trusted(AccountId staff, std::string_view trust_hash, base::TimePoint now);
  // False: not of this account, or ended before. The device is not trusted any more.
  bool end(AccountId staff, LoginId id, base::TimePoint now);
  // Its trust stays.
  void log_out(LoginId id, base::TimePoint now);
  // except: 0 for none.
  void end_all(AccountId staff, LoginId except, base::TimePoint now);
  std::vector<Login> of_staff(AccountId staff, base::TimePoint now);  // newest first

  // What is over for longer than a day; at most limits::purge_batch.
  std::int64_t purge(base::TimePoint now);

 private:
  std::vector<Login> select(std::string_view where, const Params& params);

  Tx& tx_;
};

struct Failures {
  std::int64_t count = 0;
  base::TimePoint last_at{};
};

class LoginFailures {
 public:
  explicit LoginFailures(Tx& tx) : tx_(tx) {}

  // subject: what is being guessed, "password/lan".
  Failures of(std::string_view subject);
  void add(std::string_view subject, base::TimePoint now);
  void clear(std::string_view subject);
  std::int64_t purge(base::TimePoint before);  // at most limits::purge_batch

 private:
  Tx& tx_;
};

}  // namespace storage
