// Lists an officer wants to see again, and those colleagues share with a role. View over an open
// Tx.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "storage/database.hpp"
#include "storage/staff.hpp"

namespace storage {

struct SavedFilter {
  std::string name{};
  std::string query{};        // as in the address: "view=open&branch=4"
  std::string shared_role{};  // "" for oneself
  std::string owner{};        // the name of who shares it; "" for one's own
};

class SavedFilters {
 public:
  explicit SavedFilters(Tx& tx) : tx_(tx) {}

  std::vector<SavedFilter> of(AccountId staff);
  // Of other active accounts, for one of these roles; by name.
  std::vector<SavedFilter> shared_with(AccountId staff, std::span<const std::string> roles);
  void replace(AccountId staff, std::span<const SavedFilter> filters);

 private:
  Tx& tx_;
};

}  // namespace storage
