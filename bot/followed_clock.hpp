// A clock that follows the simulator's, so that a jump on the phone page also lets the service's
// reminders and deadlines come. For demonstrations on one machine only. Safe from any thread.
#pragma once

#include <atomic>
#include <functional>
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
  // jumped: called after each jump by this clock's thread: whoever naps until a moment learns that
  // it came.
  static base::Result<std::unique_ptr<FollowedClock>> follow(const std::string& url,
                                                             std::function<void()> jumped);

  base::TimePoint now() const override;

  // Goes on as it is; nobody is told of jumps any more once this returns.
  void stop_looking();

 private:
  FollowedClock(std::string url, std::function<void()> jumped);
  void look();

  base::SystemClock system_{};
  std::string url_;
  zalo::HttplibTransport transport_{system_};
  std::atomic<std::int64_t> offset_ms_{0};
  std::function<void()> jumped_;
  base::Doorbell bell_{};
  std::unique_ptr<Loop> loop_{};
};

}  // namespace bot
