// Accounts as an administrator sees them: changed only with the expected revision, invited by a
// link, and with the work that must not be left behind. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/staff.hpp"

namespace storage {

struct StaffEntry {
  Account account{};
  std::int64_t rev = 0;
  std::optional<base::TimePoint> last_login{};
  std::optional<base::TimePoint> invited_until{};  // of an invitation nobody used yet
  std::int64_t conversations = 0;                  // held now
  std::int64_t cases = 0;                          // open ones in this person's hands
};

struct StaffChange {
  std::string name{};
  std::vector<std::string> roles{};
  int branch = 0;
  std::string unit{};
};

struct Invite {
  AccountId staff{};
  std::string token_hash{};
  AccountId made_by{};
  base::TimePoint at{};
  base::TimePoint until{};
};

class StaffBook {
 public:
  explicit StaffBook(Tx& tx) : tx_(tx) {}

  std::vector<StaffEntry> list(base::TimePoint now);  // by name; at most limits::list_max
  std::optional<StaffEntry> by_id(AccountId id, base::TimePoint now);
  // Active accounts with that role.
  std::int64_t active_with(std::string_view role);

  // False: the revision is another by now, or there is no such account.
  bool change(AccountId id, std::int64_t rev, const StaffChange& change);
  bool set_active(AccountId id, std::int64_t rev, bool active);
  // Nobody's password fits until the invitation is used; the second proof stays.
  void lock_password(AccountId id);

  // Ends what was open before.
  void invite(const Invite& invite);
  void end_invites(AccountId id, base::TimePoint now);
  // Whose it is; nothing when it is unknown, used, replaced or over.
  std::optional<AccountId> invited(std::string_view token_hash, base::TimePoint now);
  // The open cases of one go to another (0: to nobody), each with a line in its history. Returns
  // how many.
  std::int64_t hand_cases(AccountId from, AccountId to, base::TimePoint now);

 private:
  std::vector<StaffEntry> select(std::string_view rest, const Params& params);

  Tx& tx_;
};

}  // namespace storage
