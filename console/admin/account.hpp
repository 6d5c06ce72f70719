// An account as the administrators' pages show it, and who may touch it. Any thread.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/staff_book.hpp"

namespace console::admin {

inline constexpr std::string_view admin_role = "quan_tri";

// Nobody gives what he lacks: a role is given by whoever holds it. An administrator also gives
// those that open no restricted matter, since otherwise no account could be made at all; tin_mat is
// given by one who has it, or by the operator on the command line.
bool may_grant(const std::vector<std::string>& granter, Role role);
// May this visitor hold the keys of that account, if only for a moment: invite, reset?
bool may_handle(const Visit& visit, const storage::Account& account);

nlohmann::ordered_json user_json(const Visit& visit, const storage::StaffEntry& entry);

// 0 when it is no number.
storage::AccountId account_in_path(const Visit& visit);

// 409: somebody was quicker; who, when, and the account as it is now.
RawAnswer changed_meanwhile(storage::Tx& tx, const Visit& visit, const storage::StaffEntry& entry);

struct Deed {
  std::string_view what{};  // "account.changed"
  std::string subject{};    // "staff/12"
  std::string detail{};     // JSON or a code; no citizen's words
};

void note(storage::Tx& tx, const Visit& visit, const Deed& deed);

// A new invitation for it; the token, shown once. Ends its logins and older invitations.
std::string invite(storage::Tx& tx, const Visit& visit, storage::AccountId id);
nlohmann::ordered_json invite_json(const Visit& visit, const std::string& token);

}  // namespace console::admin
