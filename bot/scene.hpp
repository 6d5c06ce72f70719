// What one turn of one citizen works with. Made for one transaction, one thread, never stored.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "storage/citizens.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"
#include "storage/survey_messages.hpp"

namespace bot {

// What is said belongs to an invitation: its fate is looked at, and it is useless after `until`.
struct SurveyWords {
  storage::InvitationId invitation{};
  storage::SurveyMessageKind kind{};
  base::TimePoint until{};
};

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
  std::optional<SurveyWords> survey{};
};

}  // namespace bot
