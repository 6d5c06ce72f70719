// The connection to Zalo in one word and one sentence, for every officer's page: asked by each poll
// of each page, so it is worked out anew only now and then. Safe from any thread.
#pragma once

#include <mutex>

#include "base/clock.hpp"
#include "bot/health.hpp"
#include "console/office.hpp"

namespace bot {

class ZaloWatch {
 public:
  ZaloWatch(HealthCheck& health, const base::Clock& clock) : health_(health), clock_(clock) {}

  console::ZaloState state();

 private:
  HealthCheck& health_;
  const base::Clock& clock_;
  std::mutex mutex_{};
  base::TimePoint examined_at_{};
  console::ZaloState last_{};
};

// The gravest of what is wrong; pure.
console::ZaloState zalo_state_of(const Health& health);

}  // namespace bot
