#include "tests/bench/polling.hpp"

#include <atomic>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include "tests/bench/ground.hpp"
#include "tests/bench/site.hpp"

namespace bench {
namespace {

constexpr int threads_for_staff = 8;  // each plays the pages of 25 officers, one after another
constexpr std::chrono::seconds poll_every{2};  // a page with an open conversation
constexpr std::chrono::seconds measured{10};
constexpr int writers = 8;
constexpr std::chrono::milliseconds writers_rest{20};  // about 350 events a second in all

struct Figures {
  std::vector<double> micros{};
  double seconds = 0;

  double per_second() const { return static_cast<double>(micros.size()) / seconds; }
};

// The pages of some officers: each asks every two seconds, with a connection of its own each time.
void poll(int port,
          const std::vector<std::string>& cookies,
          const std::atomic<bool>& stop,
          std::vector<double>& micros) {
  const auto apart = std::chrono::milliseconds{poll_every} / cookies.size();
  std::vector<std::string> cursors(cookies.size());
  auto next = Steady::now();
  for (std::size_t turn = 0; !stop; ++turn) {
    std::this_thread::sleep_until(next += apart);
    const auto who = turn % cookies.size();
    httplib::Client client("127.0.0.1", port);
    const auto began = Steady::now();
    const auto answer = client.Get("/api/v1/changes?watch=conv:c_1&cursor=" + cursors[who],
                                   {{"Cookie", cookies[who]}});
    if (!answer || (answer->status != 200 && answer->status != 304)) continue;
    micros.push_back(Micros(Steady::now() - began).count());
    const auto at = answer->body.find("\"cursor\":");
    if (at != std::string::npos)
      cursors[who] = answer->body.substr(at + 9, answer->body.find(',', at) - at - 9);
  }
}

struct Measured {
  Figures webhook{};
  Figures polls{};
};

void gather(const std::vector<std::vector<double>>& parts, double seconds, Figures& into) {
  for (const auto& part : parts) into.micros.insert(into.micros.end(), part.begin(), part.end());
  into.seconds = seconds;
}

Measured run(Site& site, const config::Config& config, const std::vector<std::string>& cookies) {
  std::atomic<bool> stop{false};
  std::vector<std::vector<double>> written(writers);
  std::vector<std::vector<double>> polled(cookies.empty() ? 0 : threads_for_staff);
  std::vector<std::thread> threads;
  threads.reserve(written.size() + polled.size() + 1);
  const auto began = Steady::now();
  for (auto& micros : written) {
    threads.emplace_back([&] { knock({site.webhook_port(), writers_rest}, config, stop, micros); });
  }
  threads.emplace_back([&] {
    while (!stop) {
      if (!site.turn()) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
  });
  const auto each = cookies.size() / threads_for_staff;
  for (std::size_t i = 0; i < polled.size(); ++i) {
    const auto first = cookies.begin() + static_cast<std::ptrdiff_t>(i * each);
    threads.emplace_back(
        [&,
         mine = std::vector<std::string>(first, first + static_cast<std::ptrdiff_t>(each)),
         &micros = polled[i]] { poll(site.console_port(), mine, stop, micros); });
  }
  std::this_thread::sleep_for(measured);
  stop = true;
  for (auto& thread : threads) thread.join();
  const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
  Measured figures;
  gather(written, seconds, figures.webhook);
  gather(polled, seconds, figures.polls);
  return figures;
}

}  // namespace

void measure_polling(const config::Config& config, const bot::Content& content) {
  Site site(config, content);
  if (!site.is_open()) return;
  std::vector<std::string> cookies;
  cookies.reserve(staff_count);
  for (int number = 0; number < staff_count; ++number) cookies.push_back(site.log_in(number));
  auto alone = run(site, config, {});
  auto beside = run(site, config, cookies);
  print_line(
      "webhook at a steady rate, nobody polling", alone.webhook.per_second(), alone.webhook.micros);
  print_line(fmt::format("the same beside {} polling officers", staff_count),
             beside.webhook.per_second(),
             beside.webhook.micros);
  print_line("their polls", beside.polls.per_second(), beside.polls.micros);
}

}  // namespace bench
