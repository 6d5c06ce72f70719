// May an ordinary (consultation) message go to this person now, and at whose cost? Counted from the
// person's last interaction. The platform's rules as dated data; the question itself is pure. Any
// thread.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.hpp"

namespace zalo {

// README.md, section 3, "The window" [H]. Compared with the official pages on 2026-10-04.
struct WindowRules {
  // Free and unlimited since 2026-01-01 (before: 8 messages).
  base::Duration free_for = std::chrono::hours{48};
  // By API; the console of the account allows 365 days. Then -230 or -232.
  base::Duration open_for = std::chrono::hours{24 * 7};
};

enum class Price { free, charged, closed };

struct Window {
  Price price{};
  std::optional<base::TimePoint> until{};  // when it changes by itself; closed: never
};

// The last moment of a span belongs to the next one. An interaction in the future (clocks differ)
// has just happened.
Window window_at(const WindowRules& rules, base::TimePoint last_interaction, base::TimePoint now);

std::string_view name_of(Price price);

}  // namespace zalo
