#include "bot/loop.hpp"

#include <algorithm>
#include <exception>

#include "base/check.hpp"
#include "base/log.hpp"
#include "storage/failure.hpp"

namespace bot {
namespace {

// A database that fails is asked again soon, then less and less often, never less than this.
constexpr base::Duration pause_first = std::chrono::milliseconds{200};
constexpr base::Duration pause_max = std::chrono::seconds{10};

}  // namespace

Loop::Loop(Work work, base::Doorbell& bell)
    : work_(std::move(work)), bell_(bell), thread_([this] { run(); }) {}

Loop::~Loop() {
  stop();
}

void Loop::stop() {
  stopping_ = true;
  bell_.ring();
  if (thread_.joinable()) thread_.join();
}

void Loop::run() {
  while (!stopping_) {
    if (!round() && !stopping_) bell_.wait(std::max(work_.nap, pause_));
  }
}

// One of the four places that catch: what ends a transaction ends here.
bool Loop::round() {
  try {
    const bool worked = work_.run_once();
    pause_ = {};
    return worked;
  } catch (const storage::Failure& failure) {
    base::log(base::Level::error,
              "worker.failed",
              {{"worker", work_.name},
               {"kind", storage::name_of(failure.kind())},
               {"why", failure.what()}});
  } catch (const std::exception& bug) {
    base::log(base::Level::error, "worker.bug", {{"worker", work_.name}, {"why", bug.what()}});
  }
  pause_ = std::clamp(pause_ * 2, pause_first, pause_max);
  return false;
}

}  // namespace bot
