#include "tests/bench/ground.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "zalo-api/signature.hpp"

namespace bench {
namespace {

double share(std::vector<double>& sorted_later, double part) {
  if (sorted_later.empty()) return 0;
  std::sort(sorted_later.begin(), sorted_later.end());
  const auto at = static_cast<std::size_t>(part * static_cast<double>(sorted_later.size() - 1));
  return sorted_later.at(at);
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

}  // namespace

ScratchFolder::ScratchFolder()
    : path_(std::filesystem::temp_directory_path() / ("langnghe-bench-" + base::random_word(10))) {
  std::filesystem::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code failed;
  std::filesystem::remove_all(path_, failed);
}

void print_line(const std::string& what, double per_second, std::vector<double>& micros) {
  fmt::print("{:<44} {:>9.0f}/s   p50 {:>8.2f} ms   p99 {:>8.2f} ms\n",
             what,
             per_second,
             share(micros, 0.50) / 1000,
             share(micros, 0.99) / 1000);
  std::fflush(stdout);
}

std::string citizen_id(int citizen) {
  return fmt::format("77123456789012{:05}", citizen);
}

std::string body_of(const config::Config& config, int citizen, int number) {
  const nlohmann::ordered_json body{
      {"app_id", config.zalo.app_id},
      {"sender", {{"id", citizen_id(citizen)}}},
      {"user_id_by_app", "2718281828459045235"},
      {"recipient", {{"id", config.zalo.oa_id}}},
      {"event_name", "user_send_text"},
      {"message", {{"text", words_of(number)}, {"msg_id", base::random_word(20)}}},
      {"timestamp", std::to_string(base::to_millis(base::SystemClock{}.now()))}};
  return base::to_text(body);
}

void knock(const Knocker& knocker,
           const config::Config& config,
           const std::atomic<bool>& stop,
           std::vector<double>& micros) {
  httplib::Client client("127.0.0.1", knocker.port);
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
    if (knocker.rest.count() > 0) std::this_thread::sleep_for(knocker.rest);
  }
}

}  // namespace bench
