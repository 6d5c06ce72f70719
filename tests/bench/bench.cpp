// The base figures of the service, on this machine, in one run: acknowledgements at the door and
// turns behind it. No test: nothing fails when it is slow. docs/benchmarks.md says how to read it.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/doorbell.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "bot/content.hpp"
#include "bot/database.hpp"
#include "bot/door/door.hpp"
#include "bot/rehearsal_config.hpp"
#include "bot/turn.hpp"
#include "bot/webhook.hpp"
#include "storage/inbox.hpp"
#include "storage/intake.hpp"
#include "storage/outbox.hpp"
#include "tests/bench/ground.hpp"
#include "tests/bench/polling.hpp"
#include "tests/bench/searching.hpp"

using bench::body_of;
using bench::citizen_id;
using bench::citizens;
using bench::knock;
using bench::Micros;
using bench::print_line;
using bench::ScratchFolder;
using bench::Steady;

namespace {

constexpr std::chrono::seconds door_time{3};
constexpr int turns_wanted = 4000;

void measure_door(const config::Config& config, int connections) {
  const ScratchFolder folder;
  auto opened = bot::open_database(folder.path(), base::SystemClock{}.now());
  base::Metrics metrics;
  const base::SystemClock clock;
  storage::Intake intake(*opened->database);
  bot::Webhook webhook(
      {{config.zalo.app_id, config.zalo.oa_secret_key}, config.zalo.oa_id, ""},
      [&](const storage::Arrival& arrival) { return intake.put(arrival); },
      clock,
      metrics);
  door::DoorOptions options;
  options.workers = 32;
  auto door =
      door::Door::open(options, [&](const door::RawRequest& request, const door::Answerer& answer) {
        answer(webhook.answer(request));
      });
  if (!door) {
    fmt::print(stderr, "{}\n", door.error().what);
    return;
  }
  std::atomic<bool> stop{false};
  std::vector<std::vector<double>> all(static_cast<std::size_t>(connections));
  std::vector<std::thread> clients;
  const auto began = Steady::now();
  for (auto& micros : all) {
    clients.emplace_back([&] { knock({(*door)->port()}, config, stop, micros); });
  }
  std::this_thread::sleep_for(door_time);
  stop = true;
  for (auto& client : clients) client.join();
  const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
  std::vector<double> micros;
  for (const auto& part : all) micros.insert(micros.end(), part.begin(), part.end());
  print_line(fmt::format("webhook acknowledgements, {} connection(s)", connections),
             static_cast<double>(micros.size()) / seconds,
             micros);
  (*door)->stop();
}

void fill_inbox(storage::Database& database, const config::Config& config) {
  const base::SystemClock clock;
  constexpr int at_once = 200;
  for (int first = 0; first < turns_wanted; first += at_once) {
    database.write([&](storage::Tx& tx) {
      storage::Inbox inbox(tx);
      for (int number = first; number < first + at_once; ++number) {
        const int citizen = number % citizens;
        inbox.put({.source = "zalo",
                   .kind = "user_send_text",
                   .dedupe_key = "bench/" + std::to_string(number),
                   .citizen = citizen_id(citizen),
                   .body = body_of(config, citizen, number / citizens),
                   .sent_at = clock.now(),
                   .received_at = clock.now()});
      }
    });
  }
}

void measure_turns(const config::Config& config, const bot::Content& content) {
  const ScratchFolder folder;
  const base::SystemClock clock;
  auto opened = bot::open_database(folder.path(), clock.now());
  base::Metrics metrics;
  fill_inbox(*opened->database, config);
  bot::TurnWorker turns(*opened->database, content, config, clock, metrics);
  std::vector<double> micros;
  const auto began = Steady::now();
  while (true) {
    const auto turn_began = Steady::now();
    if (!turns.run_once()) break;
    micros.push_back(Micros(Steady::now() - turn_began).count());
  }
  const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
  print_line("turns (arrival → decision → reply), 1 thread",
             static_cast<double>(micros.size()) / seconds,
             micros);
}

}  // namespace

int main() {
  base::set_log_threshold(base::Level::error);
  config::Config config = bot::rehearsal_config();
  config.zalo.oa_secret_key = base::Secret{"bench-secret"};
  bot::Content content;
  const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
  const auto mistakes =
      bot::load_content({root / "flows", root / "templates/vi", root / "office/catalog"}, content);
  if (!mistakes.empty()) {
    fmt::print(stderr, "content: {} {}\n", mistakes.front().file, mistakes.front().what);
    return 1;
  }
  for (const int connections : {1, 8, 32}) measure_door(config, connections);
  measure_turns(config, content);
  bench::measure_polling(config, content);
  bench::measure_searching(config, content);
  return 0;
}
