// A clock that follows the simulator's, so that a jump on the phone page also lets the service's
// reminders and deadlines come. For demonstrations on one machine only. Safe from any thread.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/doorbell.hpp"
#include "base/result.hpp"
#include "bot/loop.hpp"
#include "zalo-api/httplib_transport.hpp"

namespace bot {

class FollowedClock final : public base::Clock {
 public:
  // url: "http://127.0.0.1:…/sim/clock"; another host is refused: time must not come from outside.
  static base::Result<std::unique_ptr<FollowedClock>> follow(const std::string& url);

  base::TimePoint now() const override;

 private:
  explicit FollowedClock(std::string url);
  void look();

  base::SystemClock system_{};
  std::string url_;
  zalo::HttplibTransport transport_{system_};
  std::atomic<std::int64_t> offset_ms_{0};
  base::Doorbell bell_{};
  std::unique_ptr<Loop> loop_{};
};

}  // namespace bot
