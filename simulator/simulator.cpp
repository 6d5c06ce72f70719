#include "simulator/simulator.hpp"

#include "simulator/api.hpp"

namespace simulator {
namespace {

constexpr base::Duration idle_wait{1000};  // how long a postman sleeps when nothing is queued

}  // namespace

Simulator::Simulator(Settings settings, std::uint64_t seed, const base::Clock& real)
    : clock_(real), platform_(std::move(settings), seed), era_(seed) {
  add_first_people(platform_, clock_.now());
}

void Simulator::use(const std::function<void(Platform&, base::TimePoint)>& deed) {
  {
    const std::lock_guard lock(mutex_);
    deed(platform_, clock_.now());
  }
  changed_.notify_all();
  due_.notify_one();
}

void Simulator::read(const std::function<void(const Platform&, base::TimePoint)>& look) const {
  const std::lock_guard lock(mutex_);
  look(platform_, clock_.now());
}

ApiAnswer Simulator::api(const ApiRequest& request) {
  ApiAnswer answer;
  use([&](Platform& platform, base::TimePoint now) { answer = call_api(platform, request, now); });
  if (answer.hold > base::Duration{0}) {
    wait_until([](const Platform&) { return false; }, answer.hold);
  }
  return answer;
}

bool Simulator::wait_until(const std::function<bool(const Platform&)>& condition,
                           base::Duration longest) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, longest, [&] { return stopping_ || condition(platform_); });
  return condition(platform_);
}

std::optional<Errand> Simulator::next_errand() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const auto now = clock_.now();
    if (auto delivery = platform_.deliveries.take(now)) {
      due_.notify_one();  // there may be more for the next postman
      return Errand{std::move(*delivery), era_};
    }
    const auto due = platform_.deliveries.next_due();
    const bool later = due && *due > now;  // otherwise what is due waits for its lane
    due_.wait_for(lock, later ? std::min(*due - now, idle_wait) : idle_wait);
  }
  return std::nullopt;
}

void Simulator::report(const Errand& errand, const DeliveryReport& report) {
  use([&](Platform& platform, base::TimePoint now) {
    if (errand.era == era_) report_delivery(platform, errand.delivery, report, now);
  });
}

void Simulator::jump(base::Duration by) {
  {
    const std::lock_guard lock(mutex_);
    clock_.jump(by);
    if (by < base::Duration{0}) platform_.deliveries.shift(by);
  }
  changed_.notify_all();
  due_.notify_all();
}

void Simulator::reset(bool tokens_too) {
  {
    const std::lock_guard lock(mutex_);
    clock_.follow_real_time();
    ++era_;
    Platform fresh(platform_.settings, platform_.rng.next());
    if (!tokens_too) fresh.tokens = platform_.tokens;
    platform_ = std::move(fresh);
    add_first_people(platform_, clock_.now());
  }
  changed_.notify_all();
  due_.notify_all();
}

std::uint64_t Simulator::era() const {
  const std::lock_guard lock(mutex_);
  return era_;
}

void Simulator::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  due_.notify_all();
}

bool Simulator::stopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

}  // namespace simulator
