// The base figures of the service, on this machine, in one run: acknowledgements at the door and
// turns behind it. No test: nothing fails when it is slow. docs/benchmarks.md says how to read it.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/doorbell.hpp"
#include "base/json.hpp"
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
#include "zalo-api/signature.hpp"

namespace {

using Steady = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

constexpr std::chrono::seconds door_time{3};
constexpr int citizens = 200;
constexpr int turns_wanted = 4000;

class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("langnghe-bench-" + base::random_word(10))) {
    std::filesystem::create_directories(path_);
  }

  ~ScratchFolder() {
    std::error_code failed;
    std::filesystem::remove_all(path_, failed);
  }

  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

double share(std::vector<double>& sorted_later, double part) {
  if (sorted_later.empty()) return 0;
  std::sort(sorted_later.begin(), sorted_later.end());
  const auto at = static_cast<std::size_t>(part * static_cast<double>(sorted_later.size() - 1));
  return sorted_later.at(at);
}

void print_line(const std::string& what, double per_second, std::vector<double>& micros) {
  fmt::print("{:<44} {:>9.0f}/s   p50 {:>8.2f} ms   p99 {:>8.2f} ms\n",
             what,
             per_second,
             share(micros, 0.50) / 1000,
             share(micros, 0.99) / 1000);
  std::fflush(stdout);
}

const char* words_of(int number) {
  static constexpr const char* words[] = {
      "phản ánh",
      "1",
      "1",
      "phường vị thanh",
      "khai sinh",
      "1",
      "Nộp hồ sơ ngày 10/6, hẹn 3 tuần mà đến nay chưa có kết quả",
      "xong",
      "menu",
      "bo qua"};
  return words[static_cast<std::size_t>(number) % std::size(words)];
}

std::string body_of(const config::Config& config, int citizen, int number) {
  const nlohmann::ordered_json body{
      {"app_id", config.zalo.app_id},
      {"sender", {{"id", fmt::format("77123456789012{:05}", citizen)}}},
      {"user_id_by_app", "2718281828459045235"},
      {"recipient", {{"id", config.zalo.oa_id}}},
      {"event_name", "user_send_text"},
      {"message", {{"text", words_of(number)}, {"msg_id", base::random_word(20)}}},
      {"timestamp", std::to_string(base::to_millis(base::SystemClock{}.now()))}};
  return base::to_text(body);
}

// One client with one kept-alive connection, asking as fast as it is answered.
void knock(int port,
           const config::Config& config,
           const std::atomic<bool>& stop,
           std::vector<double>& micros) {
  httplib::Client client("127.0.0.1", port);
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  const zalo::WebhookKey key{config.zalo.app_id, config.zalo.oa_secret_key};
  for (int number = 0; !stop; ++number) {
    const std::string body = body_of(config, number % citizens, number);
    const auto timestamp = std::string{*zalo::literal_at(body, "timestamp")};
    const httplib::Headers headers{
        {"X-ZEvent-Signature", zalo::signature_header(body, timestamp, key)}};
    const auto began = Steady::now();
    const auto answered = client.Post("/zalo/webhook", headers, body, "application/json");
    if (answered && answered->status == 200)
      micros.push_back(Micros(Steady::now() - began).count());
  }
}

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
    clients.emplace_back([&] { knock((*door)->port(), config, stop, micros); });
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
                   .citizen = fmt::format("77123456789012{:05}", citizen),
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
  return 0;
}
