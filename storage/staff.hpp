// Accounts of the office's people: who they are, what they may do, how they prove it. Secrets come
// and go as texts that were hashed by the caller. View over an open Tx.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using AccountId = base::Id<struct AccountTag>;

enum class Shift { on, pause, off };

struct Account {
  AccountId id{};
  std::string username{};  // folded
  std::string name{};
  std::vector<std::string> roles{};  // codes
  int branch = 0;                    // 0: of no branch
  std::string unit{};
  std::string password{};      // as base::hash_password wrote it
  std::string totp_key{};      // base32; "" while there is none
  std::string totp_offered{};  // shown, not confirmed yet
  bool must_change = true;
  bool active = true;
  bool demo = false;
  Shift shift = Shift::off;
  base::TimePoint created_at{};
};

std::string_view name_of(Shift shift);
std::optional<Shift> shift_from(std::string_view name);
// Small letters, digits, '.', '_', '-'; 2 to 40 of them. Nothing when it is no username.
std::optional<std::string> folded_username(std::string_view typed);

class Staff {
 public:
  explicit Staff(Tx& tx) : tx_(tx) {}

  // Nothing: the username is taken. id, shift and the TOTP keys are ignored.
  std::optional<AccountId> add(const Account& account);
  std::optional<Account> by_id(AccountId id);
  std::optional<Account> by_username(std::string_view username);
  std::vector<Account> all();  // by username; at most limits::list_max

  void set_password(AccountId id, std::string_view hash, bool must_change);
  void set_shift(AccountId id, Shift shift);
  void set_active(AccountId id, bool active);

  void offer_totp(AccountId id, std::string_view key);
  // The offered key becomes the key, and these the recovery codes.
  void accept_totp(AccountId id, std::span<const std::string> recovery_hashes);
  // No key and no recovery codes any more: to be enrolled anew.
  void drop_totp(AccountId id);
  // False: this step or a later one was used before.
  bool use_totp_step(AccountId id, std::int64_t step);
  // False: unknown, or used before.
  bool use_recovery(AccountId id, std::string_view hash, base::TimePoint now);
  std::int64_t recovery_left(AccountId id);

 private:
  std::vector<Account> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
