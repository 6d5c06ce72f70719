// langnghe run: the service, until SIGINT or SIGTERM.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <thread>

#include <fmt/format.h>

#include "base/log.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/followed_clock.hpp"
#include "bot/service.hpp"

namespace bot::cli {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// The system's clock, or the simulator's in a demonstration.
struct ServiceClock {
  base::SystemClock system{};
  std::atomic<Service*> service{nullptr};  // once it runs: woken by every jump
  std::unique_ptr<FollowedClock> followed{};

  const base::Clock& get() const {
    return followed ? static_cast<const base::Clock&>(*followed) : system;
  }
};

bool take_clock(const Arguments& arguments, ServiceClock& into) {
  if (!arguments.has("--follow-clock")) return true;
  auto followed = FollowedClock::follow(arguments.value("--follow-clock"), [&into] {
    if (auto* service = into.service.load()) service->wake();
  });
  if (!followed) {
    complain(followed.error().what);
    return false;
  }
  into.followed = std::move(*followed);
  return true;
}

// Stopping at any instruction is safe: what is not in the database did not happen. So a call that
// does not return must not keep the process alive.
void end_if_stuck() {
  static constexpr std::chrono::seconds patience{40};
  std::thread([] {
    std::this_thread::sleep_for(patience);
    base::log(base::Level::error, "service.stop_too_slow");
    std::_Exit(failed);
  }).detach();
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {"--follow-clock"});
  if (!arguments) return misused;
  const auto config = config_of(*arguments, config::Secrets::needed);
  if (!config) return failed;
  // Blocked before any thread starts, so that only sigwait below ever sees them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  ServiceClock clock;
  if (!take_clock(*arguments, clock)) return failed;
  auto service = Service::start(*config, content_folders(*config), clock.get());
  if (!service) {
    complain(service.error().what);
    return failed;
  }
  fmt::print(
      "ready webhook={} console={}\n", (*service)->webhook_port(), (*service)->console_port());
  std::fflush(stdout);
  clock.service = service->get();
  int signal = 0;
  sigwait(&signals, &signal);
  base::log(base::Level::info, "service.stopping", {{"signal", signal}});
  end_if_stuck();
  if (clock.followed) clock.followed->stop_looking();
  (*service)->stop();
  return done;
}

}  // namespace

const Command run{
    "run",
    "chạy dịch vụ (run the service)",
    "langnghe run --config TỆP [--follow-clock http://127.0.0.1:CỔNG/sim/clock]\n\n"
    "Chạy dịch vụ đến khi nhận SIGINT (Ctrl-C) hoặc SIGTERM. In một dòng \"ready …\" khi\n"
    "đã sẵn sàng; nhật ký JSON ra lỗi chuẩn.\n"
    "Mật khẩu lấy từ môi trường: LANGNGHE_OA_SECRET_KEY, LANGNGHE_APP_SECRET.\n\n"
    "Runs the service until SIGINT or SIGTERM. Prints one line \"ready …\" when it serves;\n"
    "JSON log lines go to standard error. Secrets come from the environment.",
    act};

}  // namespace bot::cli
