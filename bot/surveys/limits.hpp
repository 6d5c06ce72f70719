// Limits of asking people, with their reasons.
#pragma once

#include <chrono>

namespace bot::limits {

// A place of a full cell is kept for somebody who answers; who stops longer may find it taken.
inline constexpr std::chrono::hours place_kept{2};
// Somebody is in the middle of something else: the invitation comes back after it.
inline constexpr std::chrono::minutes busy_wait{30};
// Whoever wrote more recently than this is still at it.
inline constexpr std::chrono::minutes quiet_before{10};
// Invitations handed over in one transaction: it stays short while people's messages wait behind.
inline constexpr int handed_over_at_once = 50;

}  // namespace bot::limits
