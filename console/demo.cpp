#include "console/demo.hpp"

#include <array>

namespace console {
namespace {

constexpr std::array<DemoAccount, 8> accounts{
    DemoAccount{"hoa", "trinh-dien-hoa", "Nguyễn Thị Hoa", Role::van_hanh},
    DemoAccount{"nam", "trinh-dien-nam", "Trần Văn Nam", Role::dau_moi_nhanh, 4},
    DemoAccount{"mai", "trinh-dien-mai", "Lê Thị Mai", Role::dau_moi_don_vi, 0, "ct-x31471"},
    DemoAccount{"binh", "trinh-dien-binh", "Phạm Hòa Bình", Role::chuyen_vien},
    DemoAccount{"lanh", "trinh-dien-lanh", "Võ Thị Lành", Role::dieu_hanh},
    DemoAccount{"son", "trinh-dien-son", "Đặng Thanh Sơn", Role::kiem_tra},
    DemoAccount{"tam", "trinh-dien-tam", "Huỳnh Minh Tâm", Role::tin_mat},
    DemoAccount{"quan", "trinh-dien-quan", "Bùi Văn Quân", Role::quan_tri}};

}  // namespace

std::span<const DemoAccount> demo_accounts() {
  return accounts;
}

}  // namespace console
