#include "simulator/program.hpp"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <httplib.h>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/log.hpp"
#include "simulator/api_door.hpp"
#include "simulator/keeper.hpp"
#include "simulator/limits.hpp"
#include "simulator/listener.hpp"
#include "simulator/page_door.hpp"
#include "simulator/simulator.hpp"

namespace simulator {
namespace {

// Blocked before any thread starts, so that only wait_for_signal() gets them.
sigset_t block_end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a peer that went away is an error code, not the end
  return signals;
}

void wait_for_signal(const sigset_t& signals) {
  int received = 0;
  sigwait(&signals, &received);
}

std::uint64_t random_seed() {
  std::uint64_t seed = 0;
  for (const char c : base::random_bytes(sizeof seed)) {
    seed = (seed << 8U) | static_cast<unsigned char>(c);
  }
  return seed;
}

Settings settings_of(const Arguments& arguments) {
  Settings settings;
  settings.app_id = arguments.app_id;
  settings.oa_id = arguments.oa_id;
  if (!arguments.oa_name.empty()) settings.oa_name = arguments.oa_name;
  settings.redirect_uri = arguments.redirect_uri;
  settings.app_secret = arguments.app_secret;
  settings.oa_secret_key = arguments.oa_secret_key;
  return settings;
}

void deliver_until_stopped(Simulator& simulator, const WebhookAddress& webhook) {
  WebhookPost post(webhook);
  while (const auto errand = simulator.next_errand()) {
    simulator.report(*errand, post.deliver(errand->delivery));
  }
}

std::vector<std::thread> start_postmen(Simulator& simulator, const WebhookAddress& webhook) {
  std::vector<std::thread> postmen;
  for (std::size_t i = 0; i < limits::postmen; ++i) {
    postmen.emplace_back([&simulator, &webhook] { deliver_until_stopped(simulator, webhook); });
  }
  return postmen;
}

base::Result<ListenerSettings> api_settings(const Arguments& arguments) {
  auto settings = parse_address(arguments.listen);
  if (!settings) return settings.error();
  settings->certificate_file = arguments.certificate_file;
  settings->key_file = arguments.key_file;
  settings->threads = limits::api_threads;
  settings->body_bytes_max = limits::api_body_bytes_max;
  return settings;
}

base::Result<ListenerSettings> page_settings(const Arguments& arguments) {
  auto settings = parse_address(arguments.page);
  if (!settings) return settings.error();
  settings->threads = limits::page_threads;
  settings->body_bytes_max = limits::page_body_bytes_max;
  return settings;
}

base::Status check_files(const Arguments& arguments) {
  const auto& ca = arguments.webhook_ca_file;
  if (ca.empty() || std::filesystem::exists(ca)) return base::Nothing{};
  return base::Error{base::Errc::not_found, "cannot read the file of --webhook-ca: " + ca};
}

struct Doors {
  Listener& api;
  Listener& page;
  Keeper& keeper;
};

// Both doors with their ports taken.
base::Status open_doors(const Doors& doors,
                        const ControlPlace& place,
                        const std::string& page_folder) {
  Simulator& simulator = place.simulator;
  Keeper& keeper = doors.keeper;
  const auto api_port =
      doors.api.bind([&](const httplib::Request& request, httplib::Response& response) {
        answer_api(simulator, request, response);
        keeper.save_after(request.path);
      });
  if (!api_port) return api_port.error();
  const auto page_port =
      doors.page.bind([&](const httplib::Request& request, httplib::Response& response) {
        answer_page(place, page_folder, request, response);
        if (request.method == "POST") keeper.save_after(request.path);
      });
  if (!page_port) return page_port.error();
  simulator.use([&](Platform& platform, base::TimePoint) {
    platform.settings.asset_base = fmt::format("http://{}:{}", doors.page.host(), *page_port);
  });
  base::log(
      base::Level::info, "simulator.ready", {{"api_port", *api_port}, {"page_port", *page_port}});
  return base::Nothing{};
}

}  // namespace

base::Status run(const Arguments& arguments, const std::string& program) {
  const sigset_t signals = block_end_signals();
  const auto webhook = webhook_address(arguments.webhook_url, arguments.webhook_ca_file);
  if (!webhook) return webhook.error();
  if (auto files = check_files(arguments); !files) return files;
  const auto api = api_settings(arguments);
  if (!api) return api.error();
  const auto page = page_settings(arguments);
  if (!page) return page.error();

  const base::SystemClock real_time;
  Simulator simulator(settings_of(arguments), random_seed(), real_time);
  Keeper keeper(arguments.state_file, simulator);
  if (auto loaded = keeper.load(); !loaded) return loaded;
  const ControlPlace place{simulator, *webhook};
  const auto page_folder = find_page_folder(arguments.page_folder, program);
  Listener api_door(*api);
  Listener page_door(*page);
  if (auto opened = open_doors({api_door, page_door, keeper}, place, page_folder); !opened)
    return opened;
  api_door.start();
  page_door.start();
  auto postmen = start_postmen(simulator, *webhook);
  std::puts("ready");
  std::fflush(stdout);
  wait_for_signal(signals);

  simulator.stop();
  page_door.stop();
  api_door.stop();
  for (auto& postman : postmen) postman.join();
  keeper.save();
  return base::Nothing{};
}

}  // namespace simulator
