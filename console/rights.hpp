// Who may do what: one table of role and right (docs/staff rights; rows and columns in the order of
// the office's own matrix). Pure data, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace console {

enum class Role {
  van_hanh,       // Tổ vận hành
  dau_moi_nhanh,  // Đầu mối nhánh
  dau_moi_don_vi,
  chuyen_vien,
  dieu_hanh,
  kiem_tra,
  tin_mat,
  quan_tri
};
inline constexpr int role_count = 8;

enum class Right {
  queue,       // read the queue, take a conversation
  reply,       // to the citizen, as the owner of the conversation
  notes,       // internal notes
  route,       // classify, route a case
  answer,      // draft a case answer
  approve,     // approve and send it
  move,        // extend, refuse, redirect, merge, reopen
  identity,    // see who it is when hidden
  restricted,  // denunciations and bribery
  surveys,
  results,
  verbatims,
  reports,
  flows,
  admin,  // users, units, calendar, Zalo, audit
  data_requests
};
inline constexpr int right_count = 16;

// In the order of how much it allows.
enum class Scope {
  none,
  read,     // ○
  propose,  // may ask for it, somebody else does it
  reason,   // with a reason, logged
  own,      // ◐ own branch or unit
  all       // ●
};

std::string_view role_code(Role role);
std::string_view role_name(Role role);  // Vietnamese
std::optional<Role> role_from(std::string_view code);

Scope scope_of(Role role, Right right);
// The widest of all roles; codes that are none of ours give nothing.
Scope scope_of(const std::vector<std::string>& roles, Right right);

enum class Level { look, act };
// look: anything but none; act: reason, own and all.
bool allows(Scope scope, Level level);

// "queue", "queue:own" …: what the pages are told.
std::vector<std::string> right_codes(const std::vector<std::string>& roles);

// Their accounts open what hurts most: no login without a second proof.
bool needs_code(const std::vector<std::string>& roles);

}  // namespace console
