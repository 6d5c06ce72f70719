// What only the service knows and administrators look at: the account at Zalo, counters since the
// start, where the data lie. Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "office/catalog/shelf.hpp"

namespace console {

struct AdminSide {
  std::string oa_id{};
  std::string oa_name{};
  std::string permission_page{};  // where the account's owner grants access again
  std::filesystem::path data_dir{};
  std::filesystem::path catalog_folder{};  // office/catalog
  std::string version{};
  catalog::Shelf* shelf = nullptr;                                 // where what they change is put
  std::function<std::int64_t(std::string_view counter)> metric{};  // 0 when never touched
  std::function<void()> renew_token{};  // soon, in the background, whatever life it has left
  std::function<void()> check_zalo{};   // a token is asked for soon, in the background
};

}  // namespace console
