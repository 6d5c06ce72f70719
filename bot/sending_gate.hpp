// What all senders share: the pace Zalo allows, and whether sending is stopped until an
// administrator acts. Safe from any thread.
#pragma once

#include <mutex>

#include "base/clock.hpp"
#include "zalo-api/client.hpp"
#include "zalo-api/pace.hpp"

namespace bot {

class SendingGate {
 public:
  SendingGate(const zalo::PaceRules& rules, base::TimePoint now);

  // May a call go now? Takes nothing yet: there may be nothing to send.
  bool is_open(base::TimePoint now);
  // Counts one call.
  void pass(base::TimePoint now);
  // What Zalo's answer says about the pace.
  void learn(const zalo::Report& report, base::TimePoint now);
  // Only a person can make sending possible again: try no earlier than this.
  void close_until(base::TimePoint at);

 private:
  std::mutex mutex_{};
  zalo::PaceRules rules_;
  zalo::Pace pace_;
  base::TimePoint closed_until_{};
};

}  // namespace bot
