// The promises of the outbox under any interleaving: seeded senders that lose answers, die with a
// lease in hand, are told to wait; echoes early, late or never; people who take over.
#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::errand;
using storage::Again;
using storage::Done;
using storage::Outbox;
using storage::OutboxItem;
using storage::OutboxState;
using storage::Tx;
using storage::Unsure;
using storage::Urgency;

namespace {

constexpr auto lease = 60s;
constexpr auto echo_wait = 30s;
constexpr int citizens = 6;

// What the platform has taken: for each citizen the keys in the order they came to the phone.
using Phones = std::map<std::string, std::vector<std::string>>;

class Day {
 public:
  Day(Tx& tx, std::uint64_t seed) : outbox_(tx), rng_(seed) {}

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      now_ += std::chrono::milliseconds{rng_.below(4000)};
      step();
    }
    for (int i = 0; i < 10'000 && !settled(); ++i) {
      now_ += 30s;
      outbox_.decide_unsure(now_, echo_wait);
      if (const auto item = outbox_.claim(now_, lease)) finish(*item);
    }
  }

  bool settled() {
    const auto counts = outbox_.counts(now_);
    return counts.waiting + counts.in_flight + counts.unsure == 0;
  }

  Outbox& outbox() { return outbox_; }

  const Phones& phones() const { return phones_; }

  const std::map<std::string, int>& calls() const { return calls_; }

  const std::map<std::string, int>& lost() const { return lost_; }

  int put_count() const { return next_; }

 private:
  void step() {
    switch (rng_.below(8)) {
      case 0:
      case 1:
      case 2:
        put();
        break;
      case 3:
        outbox_.decide_unsure(now_, echo_wait);
        break;
      case 4:
        echo();
        break;
      default:
        if (const auto item = outbox_.claim(now_, lease)) call(*item);
    }
  }

  void put() {
    const std::string citizen = "c" + std::to_string(rng_.below(citizens));
    auto errand = scene::errand(std::to_string(next_++), citizen);
    errand.not_before = now_;
    errand.expires_at = now_ + 1000h;
    if (rng_.one_in(3)) errand.when_unsure = storage::WhenUnsure::ask_staff;
    outbox_.put(errand);
  }

  void deliver(const OutboxItem& item) {
    phones_[item.errand.citizen].push_back(item.errand.dedupe_key);
    if (!rng_.one_in(4)) echoes_.push_back(item);
  }

  void call(const OutboxItem& item) {
    ++calls_[item.errand.dedupe_key];
    switch (rng_.below(7)) {
      case 0:  // the sender dies after the platform took it
        deliver(item);
        ++lost_[item.errand.dedupe_key];
        break;
      case 1:  // the sender dies before
        ++lost_[item.errand.dedupe_key];
        break;
      case 2:  // the answer is lost on the way back
        deliver(item);
        ++lost_[item.errand.dedupe_key];
        outbox_.settle(item.id, Unsure{now_ + 30s, "timed out"}, now_);
        break;
      case 3:
        outbox_.settle(item.id, Again{now_ + 5s, "busy"}, now_);
        break;
      default:
        finish(item);
    }
  }

  void finish(const OutboxItem& item) {
    deliver(item);
    outbox_.settle(item.id, Done{"m" + item.errand.dedupe_key}, now_);
  }

  void echo() {
    if (echoes_.empty()) return;
    const auto at = static_cast<std::ptrdiff_t>(rng_.below(echoes_.size()));
    const auto& errand = echoes_[static_cast<std::size_t>(at)].errand;
    outbox_.settle_by_echo(errand.citizen, "m" + errand.dedupe_key, errand.text_digest, now_);
    echoes_.erase(echoes_.begin() + at);
  }

  Outbox outbox_;
  base::Rng rng_;
  base::TimePoint now_ = scene::start;
  int next_ = 0;
  Phones phones_{};
  std::vector<OutboxItem> echoes_{};
  std::map<std::string, int> calls_{};
  std::map<std::string, int> lost_{};
};

void check_order(const std::vector<std::string>& keys) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    CHECK(std::stoi(keys[i - 1]) <= std::stoi(keys[i]));
  }
}

}  // namespace

TEST_CASE("whatever is lost: order holds, and only what was unsure comes twice") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    scene::in_one_write([&](Tx& tx) {
      Day day(tx, seed);
      day.run(400);
      REQUIRE(day.settled());
      for (const auto& [citizen, keys] : day.phones()) {
        check_order(keys);
        for (const auto& key : keys) {
          const auto times = std::count(keys.begin(), keys.end(), key);
          const auto lost = day.lost().contains(key) ? day.lost().at(key) : 0;
          CHECK(times <= 1 + std::min(lost, 1));
        }
      }
    });
  }
}

TEST_CASE(
    "whatever is lost: every errand is done or in front of a person, none is called thrice "
    "blindly") {
  for (std::uint64_t seed = 100; seed < 120; ++seed) {
    CAPTURE(seed);
    scene::in_one_write([&](Tx& tx) {
      Day day(tx, seed);
      day.run(300);
      const auto done = day.outbox().list(OutboxState::done, 500);
      const auto asked = day.outbox().list(OutboxState::ask_staff, 500);
      CHECK(static_cast<int>(done.size() + asked.size()) == day.put_count());
      for (const auto& line : asked) CHECK(line.resends <= 1);
      for (const auto& line : done) {
        CHECK(line.resends <= 1);
        CHECK(day.outbox().attempts(line.item.id).size() ==
              static_cast<std::size_t>(line.item.attempts));
      }
    });
  }
}

TEST_CASE("after a person took over the bot is not called any more, in any interleaving") {
  base::Rng rng(7);
  for (int round = 0; round < 60; ++round) {
    scene::in_one_write([&](Tx& tx) {
      Outbox outbox(tx);
      base::TimePoint now = scene::start;
      for (int i = 0; i < 20; ++i) {
        auto one = errand(std::to_string(i), "lan", rng.one_in(4) ? Urgency::bulk : Urgency::reply);
        if (rng.one_in(3)) one.author = storage::Author::staff;
        outbox.put(one);
      }
      const auto calls_before = rng.below(10);
      for (std::uint64_t i = 0; i < calls_before; ++i) {
        const auto item = outbox.claim(now, lease);
        if (!item) break;
        const bool later = rng.one_in(3);
        outbox.settle(item->id, later ? storage::Outcome{Again{now + 1s, ""}} : Done{"m"}, now);
        now += 1s;
      }
      outbox.cancel_waiting("lan", storage::Author::bot, now);
      for (int i = 0; i < 30; ++i) {
        now += 2s;
        const auto item = outbox.claim(now, lease);
        if (!item) continue;
        CHECK(item->errand.author == storage::Author::staff);
        outbox.settle(item->id, Done{"m"}, now);
      }
      CHECK(outbox.counts(now).waiting == 0);
    });
  }
}
