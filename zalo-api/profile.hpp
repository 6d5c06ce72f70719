// What Zalo answers when asked about a person, the account or a quota. Only what we use; a field
// Zalo leaves out stays empty. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"

namespace zalo {

struct Profile {
  std::string user_id{};
  std::string display_name{};  // chosen by the person: often not the real name
  std::string alias{};         // chosen by our staff in OA Manager
  std::string avatar{};
  bool is_follower = false;
  std::string last_interaction_day{};  // "DD/MM/YYYY", as Zalo writes it
  std::string shared_name{};           // shared_*: only after the person sent the form
  std::string shared_phone{};
  std::string shared_address{};
  std::string shared_city{};
};

struct Account {
  std::string oa_id{};
  std::string name{};
  bool is_verified = false;
  std::int64_t oa_type = 0;  // 2 business, 4 government
  std::int64_t followers = 0;
  std::string package_name{};
  std::string package_valid_through{};
};

struct Quota {
  std::optional<base::TimePoint> last_interaction{};  // the 48 h and 7 days count from here
  std::optional<std::int64_t> replies_remain{};
  std::optional<std::int64_t> replies_total{};
};

struct Download {
  std::string bytes{};
  std::string content_type{};  // a claim of the server; often missing
};

}  // namespace zalo
