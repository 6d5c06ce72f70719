#include "console/rights.hpp"

#include <algorithm>
#include <array>

namespace console {
namespace {

using enum Scope;

struct RoleWords {
  std::string_view code{};
  std::string_view name{};
};

constexpr std::array<RoleWords, role_count> roles_in_order{
    RoleWords{"van_hanh", "Tổ vận hành"},
    RoleWords{"dau_moi_nhanh", "Đầu mối nhánh"},
    RoleWords{"dau_moi_don_vi", "Đầu mối đơn vị"},
    RoleWords{"chuyen_vien", "Tổ chuyên viên"},
    RoleWords{"dieu_hanh", "Ban Điều hành"},
    RoleWords{"kiem_tra", "Tổ Kiểm tra đột xuất"},
    RoleWords{"tin_mat", "Cán bộ tin mật"},
    RoleWords{"quan_tri", "Quản trị"}};

constexpr std::array<std::string_view, right_count> right_names{"queue",
                                                                "reply",
                                                                "notes",
                                                                "route",
                                                                "answer",
                                                                "approve",
                                                                "move",
                                                                "identity",
                                                                "restricted",
                                                                "surveys",
                                                                "results",
                                                                "verbatims",
                                                                "reports",
                                                                "flows",
                                                                "admin",
                                                                "data_requests"};

constexpr std::array<std::string_view, 6> scope_names{
    "none", "read", "propose", "reason", "own", "all"};

using Row = std::array<Scope, role_count>;

// One row for each Right, one column for each Role.
// clang-format off
constexpr std::array<Row, right_count> matrix{
//       van_hanh nhanh    don_vi   chuyen_vien dieu_hanh kiem_tra tin_mat  quan_tri
    Row{{all,     own,     none,    none,       read,     none,    none,    none}},  // queue
    Row{{all,     all,     none,    none,       none,     none,    all,     none}},  // reply
    Row{{all,     own,     own,     none,       all,      read,    all,     none}},  // notes
    Row{{all,     own,     propose, none,       all,      none,    all,     none}},  // route
    Row{{all,     own,     own,     none,       all,      none,    all,     none}},  // answer
    Row{{none,    own,     none,    none,       all,      none,    all,     none}},  // approve
    Row{{all,     own,     propose, none,       all,      none,    all,     none}},  // move
    Row{{reason,  none,    none,    none,       reason,   reason,  all,     none}},  // identity
    Row{{propose, none,    none,    none,       none,     read,    all,     none}},  // restricted
    Row{{none,    none,    none,    all,        propose,  none,    none,    none}},  // surveys
    Row{{read,    own,     own,     all,        all,      read,    none,    none}},  // results
    Row{{none,    own,     own,     all,        all,      read,    none,    none}},  // verbatims
    Row{{read,    own,     own,     all,        all,      read,    none,    none}},  // reports
    Row{{read,    none,    none,    read,       propose,  none,    none,    all}},      // flows
    Row{{none,    none,    none,    none,       read,     read,    none,    all}},      // admin
    Row{{propose, none,    none,    none,       propose,  none,    none,    all}},  // data
};
// clang-format on

}  // namespace

std::string_view role_code(Role role) {
  return roles_in_order.at(static_cast<std::size_t>(role)).code;
}

std::string_view role_name(Role role) {
  return roles_in_order.at(static_cast<std::size_t>(role)).name;
}

std::optional<Role> role_from(std::string_view code) {
  for (int i = 0; i < role_count; ++i) {
    const auto role = static_cast<Role>(i);
    if (role_code(role) == code) return role;
  }
  return std::nullopt;
}

Scope scope_of(Role role, Right right) {
  return matrix.at(static_cast<std::size_t>(right)).at(static_cast<std::size_t>(role));
}

Scope scope_of(const std::vector<std::string>& roles, Right right) {
  Scope widest = none;
  for (const auto& code : roles) {
    const auto role = role_from(code);
    if (role) widest = std::max(widest, scope_of(*role, right));
  }
  return widest;
}

bool allows(Scope scope, Level level) {
  return level == Level::look ? scope != none : scope >= reason;
}

std::vector<std::string> right_codes(const std::vector<std::string>& roles) {
  std::vector<std::string> codes;
  for (int i = 0; i < right_count; ++i) {
    const auto scope = scope_of(roles, static_cast<Right>(i));
    if (scope == none) continue;
    std::string code{right_names.at(static_cast<std::size_t>(i))};
    if (scope != all) {
      code += ':';
      code += scope_names.at(static_cast<std::size_t>(scope));
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

bool needs_code(const std::vector<std::string>& roles) {
  static constexpr std::array<std::string_view, 3> strict{"quan_tri", "dieu_hanh", "tin_mat"};
  return std::any_of(roles.begin(), roles.end(), [](const std::string& role) {
    return std::find(strict.begin(), strict.end(), role) != strict.end();
  });
}

}  // namespace console
