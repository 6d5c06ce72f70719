#include "bot/followed_clock.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace bot {
namespace {

constexpr std::string_view only_host = "http://127.0.0.1:";
// A day of the office can be played in a fraction of a second.
constexpr base::Duration look_every = std::chrono::milliseconds{10};
constexpr base::Duration look_timeout = std::chrono::seconds{2};

}  // namespace

base::Result<std::unique_ptr<FollowedClock>> FollowedClock::follow(const std::string& url,
                                                                   std::function<void()> jumped) {
  if (!url.starts_with(only_host)) {
    return base::Error{base::Errc::denied,
                       "chỉ theo đồng hồ trên máy này (a clock on 127.0.0.1 only): " + url};
  }
  return std::unique_ptr<FollowedClock>(new FollowedClock(url, std::move(jumped)));
}

FollowedClock::FollowedClock(std::string url, std::function<void()> jumped)
    : url_(std::move(url)), jumped_(std::move(jumped)) {
  look();
  loop_ = std::make_unique<Loop>(Work{"clock",
                                      [this] {
                                        look();
                                        return false;
                                      },
                                      look_every},
                                 bell_);
}

base::TimePoint FollowedClock::now() const {
  return system_.now() + base::Duration{offset_ms_.load()};
}

// A simulator that does not answer leaves the clock as it is.
void FollowedClock::look() {
  const auto answer = transport_.send({"GET", url_, {}, {}, look_timeout});
  if (!answer || answer->status != 200) return;
  const auto json = base::parse_json(answer->body, {.comments = false});
  if (!json || !json->is_object()) return;
  const auto offset = json->find("offset_ms");
  if (offset == json->end() || !offset->is_number_integer()) return;
  const auto found = offset->get<std::int64_t>();
  if (offset_ms_.exchange(found) == found) return;
  if (jumped_) jumped_();
}

void FollowedClock::stop_looking() {
  loop_->stop();
}

}  // namespace bot
