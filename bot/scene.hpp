// What one turn of one citizen works with. Made for one transaction, one thread, never stored.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "storage/citizens.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace bot {

struct Scene {
  storage::Tx& tx;
  const Content& content;
  const config::Config& config;
  base::Metrics& metrics;
  base::TimePoint now{};
  std::string turn{};  // names this turn: the prefix of its errands' dedupe keys
  storage::Citizen citizen{};
  // bulk: nobody waits for what this turn says, so answers go first.
  storage::Urgency urgency = storage::Urgency::reply;
};

}  // namespace bot
