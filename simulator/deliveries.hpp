// Events waiting for the webhook: first attempts in order per person, the retry ladder, and the
// platform's way of switching a dead webhook off. Platform reference section 1.6. Pure: the thread
// that really posts takes a delivery, tries it, and settles it. One thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/clock.hpp"
#include "simulator/faults.hpp"

namespace simulator {

struct Delivery {
  std::int64_t id = 0;
  std::string lane{};  // the person: first attempts of one lane go one after another
  std::string event_name{};
  std::string msg_id{};
  std::string body{};
  std::string signature{};      // the whole header value; "" sends none
  bool from_templates = false;  // adds the header X-ZEvent-Server: ZNS
  bool unreachable = false;     // a fault: the attempt counts as a failed connection
  bool loose = false;           // a fault: keeps no order
  int attempt = 0;              // 0 first, then the number for the header num_retry
  base::TimePoint due{};
  base::TimePoint first_tried{};
};

// no_answer: two seconds passed, or the connection was closed. refused: any status but 200.
enum class Attempt { accepted, no_connection, no_answer, refused };

struct DeliveryCounters {
  std::int64_t put = 0;
  std::int64_t ok = 0;
  std::int64_t failed = 0;    // attempts
  std::int64_t retried = 0;   // attempts after the first
  std::int64_t given_up = 0;  // events whose ladder ended, or that waited when the webhook closed
  std::int64_t dropped = 0;   // by a fault, by a closed webhook, or by a full queue
};

class Deliveries {
 public:
  // Queues the event for its `due` time; false when the webhook is off or the queue is full.
  bool put(Delivery delivery);
  // Keeps the event back until another one is settled, at most two seconds.
  bool put_held(Delivery delivery);

  // The next one whose time has come and whose lane is free; it counts as in flight until settled.
  std::optional<Delivery> take(base::TimePoint now);
  // Records how the attempt ended and plans the next step of the ladder.
  void settle(const Delivery& delivery,
              Attempt attempt,
              const WebhookSwitches& rules,
              base::TimePoint now);

  // When the next waiting event becomes due (lanes not looked at); nothing when none waits.
  std::optional<base::TimePoint> next_due() const;

  // A clock set back must not make waiting events wait longer.
  void shift(base::Duration by);

  bool webhook_enabled() const { return enabled_; }

  void enable_webhook() { enabled_ = true; }

  // Closes the webhook and gives up everything that waits.
  void disable_webhook();

  void count_dropped() { ++counters_.dropped; }

  std::size_t waiting() const { return waiting_.size(); }

  std::size_t in_flight() const { return in_flight_; }

  const DeliveryCounters& counters() const { return counters_; }

 private:
  using Key = std::pair<base::TimePoint, std::int64_t>;

  void plan_retry(Delivery delivery, const WebhookSwitches& rules, base::TimePoint now);
  void release_held(base::TimePoint now);

  std::map<Key, Delivery> waiting_{};
  std::set<Key> held_{};
  std::set<std::string, std::less<>> busy_lanes_{};
  std::size_t in_flight_ = 0;
  std::int64_t last_id_ = 0;
  bool enabled_ = true;
  DeliveryCounters counters_{};
};

}  // namespace simulator
