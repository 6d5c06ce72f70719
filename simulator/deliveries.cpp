#include "simulator/deliveries.hpp"

#include <array>

#include "simulator/limits.hpp"

namespace simulator {
namespace {

using namespace std::chrono_literals;

// "sau 30 giây, sau 5 phút, sau 15 phút, sau 30 phút, sau 1 giờ"
constexpr std::array<base::Duration, 5> ladder{30s, 5min, 15min, 30min, 1h};

bool keeps_lane(const Delivery& delivery) {
  return delivery.attempt == 0 && !delivery.loose;
}

bool worth_retrying(Attempt attempt, const WebhookSwitches& rules) {
  if (!rules.retry) return false;
  switch (attempt) {
    case Attempt::accepted:
      return false;
    case Attempt::no_connection:
      return true;
    case Attempt::no_answer:
      return rules.retry_on_timeout;
    case Attempt::refused:
      return rules.retry_on_status;
  }
  return false;
}

}  // namespace

bool Deliveries::put(Delivery delivery) {
  if (!enabled_ || waiting_.size() >= limits::deliveries_waiting_max) {
    ++counters_.dropped;
    return false;
  }
  ++counters_.put;
  delivery.id = ++last_id_;
  const Key key{delivery.due, delivery.id};
  waiting_.emplace(key, std::move(delivery));
  return true;
}

bool Deliveries::put_held(Delivery delivery) {
  delivery.due += limits::reorder_hold_max;
  delivery.loose = true;
  const base::TimePoint due = delivery.due;
  if (!put(std::move(delivery))) return false;
  held_.emplace(due, last_id_);
  return true;
}

std::optional<Delivery> Deliveries::take(base::TimePoint now) {
  for (auto it = waiting_.begin(); it != waiting_.end() && it->first.first <= now; ++it) {
    const bool ordered = keeps_lane(it->second);
    if (ordered && busy_lanes_.contains(it->second.lane)) continue;
    Delivery taken = std::move(it->second);
    held_.erase(it->first);
    waiting_.erase(it);
    if (ordered) busy_lanes_.insert(taken.lane);
    if (taken.attempt == 0) taken.first_tried = now;
    ++in_flight_;
    return taken;
  }
  return std::nullopt;
}

void Deliveries::settle(const Delivery& delivery,
                        Attempt attempt,
                        const WebhookSwitches& rules,
                        base::TimePoint now) {
  --in_flight_;
  if (keeps_lane(delivery)) busy_lanes_.erase(delivery.lane);
  if (delivery.attempt > 0) ++counters_.retried;
  release_held(now);
  if (attempt == Attempt::accepted) {
    ++counters_.ok;
    return;
  }
  ++counters_.failed;
  if (worth_retrying(attempt, rules)) {
    plan_retry(delivery, rules, now);
  } else {
    ++counters_.given_up;
  }
}

void Deliveries::plan_retry(Delivery delivery, const WebhookSwitches& rules, base::TimePoint now) {
  const auto step = static_cast<std::size_t>(delivery.attempt);
  if (step >= ladder.size() || !enabled_) {
    ++counters_.given_up;
    if (rules.disable_after_ladder) disable_webhook();
    return;
  }
  const auto from = rules.ladder_from_previous ? now : delivery.first_tried;
  delivery.due = std::max(now, from + ladder.at(step));
  ++delivery.attempt;
  const Key key{delivery.due, delivery.id};
  waiting_.emplace(key, std::move(delivery));
}

void Deliveries::release_held(base::TimePoint now) {
  for (const Key& key : held_) {
    auto node = waiting_.extract(key);
    if (node.empty()) continue;
    node.mapped().due = now;
    node.key() = Key{now, key.second};
    waiting_.insert(std::move(node));
  }
  held_.clear();
}

std::optional<base::TimePoint> Deliveries::next_due() const {
  if (waiting_.empty()) return std::nullopt;
  return waiting_.begin()->first.first;
}

void Deliveries::shift(base::Duration by) {
  std::map<Key, Delivery> shifted;
  for (auto& [key, delivery] : waiting_) {
    delivery.due += by;
    delivery.first_tried += by;
    shifted.emplace(Key{key.first + by, key.second}, std::move(delivery));
  }
  waiting_ = std::move(shifted);
  std::set<Key> held;
  for (const Key& key : held_) held.emplace(key.first + by, key.second);
  held_ = std::move(held);
}

void Deliveries::disable_webhook() {
  enabled_ = false;
  counters_.given_up += static_cast<std::int64_t>(waiting_.size());
  waiting_.clear();
  held_.clear();
}

}  // namespace simulator
