#include "bot/zalo_watch.hpp"

#include <algorithm>
#include <array>

namespace bot {
namespace {

constexpr std::chrono::seconds examined_every{15};

// Nothing goes out at all; everything else is slow, or waits for a person.
constexpr std::array<std::string_view, 2> grave{"zalo_needs_authorisation", "database"};

bool is_grave(const Reason& reason) {
  return std::find(grave.begin(), grave.end(), reason.code) != grave.end();
}

}  // namespace

console::ZaloState zalo_state_of(const Health& health) {
  if (health.reasons.empty()) return {"good", "Zalo tốt", "Zalo works"};
  const auto found = std::find_if(health.reasons.begin(), health.reasons.end(), is_grave);
  if (found == health.reasons.end()) {
    const auto& first = health.reasons.front();
    return {"warn", first.vi, first.en};
  }
  // The operator's command is for the administration's page, not for every officer.
  const bool account = found->code == grave.front();
  if (!account) return {"bad", found->vi, found->en};
  return {"bad",
          "Zalo chưa được cấp quyền: tin chưa đi được, quản trị cần cấp quyền lại",
          "Zalo must be authorised again: nothing goes out until an administrator does"};
}

console::ZaloState ZaloWatch::state() {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  const bool fresh = examined_at_ != base::TimePoint{} && now >= examined_at_ &&
                     now - examined_at_ < examined_every;
  if (fresh) return last_;
  last_ = zalo_state_of(health_.examine());
  examined_at_ = now;
  return last_;
}

}  // namespace bot
