// langnghe run: the service, until SIGINT or SIGTERM.
#include <csignal>

#include <fmt/format.h>

#include "base/log.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
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

int act(const Words& words) {
  const auto arguments = arguments_of(words, {});
  if (!arguments) return misused;
  const auto config = config_of(*arguments);
  if (!config) return failed;
  // Blocked before any thread starts, so that only sigwait below ever sees them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  auto service = Service::start(*config, content_folders(*config));
  if (!service) {
    complain(service.error().what);
    return failed;
  }
  fmt::print(
      "ready webhook={} console={}\n", (*service)->webhook_port(), (*service)->console_port());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  base::log(base::Level::info, "service.stopping", {{"signal", signal}});
  (*service)->stop();
  return done;
}

}  // namespace

const Command run{
    "run",
    "chạy dịch vụ (run the service)",
    "langnghe run --config TỆP\n\n"
    "Chạy dịch vụ đến khi nhận SIGINT (Ctrl-C) hoặc SIGTERM. In một dòng \"ready …\" khi\n"
    "đã sẵn sàng; nhật ký JSON ra lỗi chuẩn.\n"
    "Mật khẩu lấy từ môi trường: LANGNGHE_OA_SECRET_KEY, LANGNGHE_APP_SECRET.\n\n"
    "Runs the service until SIGINT or SIGTERM. Prints one line \"ready …\" when it serves;\n"
    "JSON log lines go to standard error. Secrets come from the environment.",
    act};

}  // namespace bot::cli
