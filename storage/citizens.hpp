// Who writes to us, one row per person and channel. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct Citizen {
  std::string id{};          // ours, "c_91": the key of all conversation tables; may stand in logs
  std::string channel{};     // "zalo"
  std::string channel_id{};  // the platform's id of the person
  std::string display_name{};
  bool followed = false;
  std::optional<base::TimePoint> follow_changed_at{};
  std::optional<base::TimePoint> last_interaction_at{};
  std::string unreachable_why{};  // "": as far as we know reachable
  std::optional<base::TimePoint> unreachable_at{};
  base::TimePoint created_at{};
  std::optional<base::TimePoint> forgotten_at{};
};

class Citizens {
 public:
  explicit Citizens(Tx& tx) : tx_(tx) {}

  Citizen find_or_create(std::string_view channel,
                         std::string_view channel_id,
                         base::TimePoint now);
  std::optional<Citizen> find(std::string_view channel, std::string_view channel_id);
  std::optional<Citizen> by_id(std::string_view id);
  // In the order of creation, after that citizen ("" from the start): for plans and exports.
  std::vector<Citizen> page(std::string_view after_id, int at_most);

  // Those who wrote or pressed last come first.
  std::vector<Citizen> recent(int at_most);

  // A person wrote or pressed at that time: opens the window and proves them reachable. An event
  // that comes late changes nothing.
  void touch(std::string_view id, base::TimePoint at);
  void set_followed(std::string_view id, bool followed, base::TimePoint at);  // late: ignored
  void set_unreachable(std::string_view id, std::string_view why, base::TimePoint at);
  void set_display_name(std::string_view id, std::string_view name);
  // Removes name and channel id; the row stays, so that cases keep a key that leads to nobody. If
  // the person writes again, a new citizen begins.
  void forget(std::string_view id, base::TimePoint now);

 private:
  std::vector<Citizen> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
