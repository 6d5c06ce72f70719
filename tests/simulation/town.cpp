#include "tests/simulation/town.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/rng.hpp"
#include "tests/support/promises.hpp"

namespace town {
namespace {

using namespace std::chrono_literals;
using support::Asked;
using support::Mood;

// Long enough to open cases and to lie idle for days, short enough for 200 seeds in a minute.
constexpr int steps_per_life = 80;
constexpr int deliveries_max = 3;

constexpr std::array citizens{"7712345678901234567", "7712345678901234568", "7712345678901234569"};

// What leads to a case when nothing comes in between.
constexpr std::array story{"phản ánh",
                           "1",
                           "1",
                           "Vị Thanh",
                           "1",
                           "bỏ qua",
                           "Hồ sơ đất của tôi nộp từ tháng trước đến nay chưa xong",
                           "xong",
                           "1",
                           "bỏ qua",
                           "2",
                           "0912345678",
                           "Nguyễn Văn A",
                           "gửi",
                           "1"};

constexpr std::array words{"menu",
                           "1",
                           "2",
                           "3",
                           "4",
                           "0",
                           "quay lại",
                           "sửa",
                           "hủy",
                           "tra cứu",
                           "gặp cán bộ",
                           "bổ sung",
                           "xong",
                           "bỏ qua",
                           "tiếp tục",
                           "dữ liệu của tôi",
                           "english",
                           "ngừng nhận",
                           "cảm ơn",
                           "hủy chờ",
                           "asdf qwer",
                           "???",
                           "😀😀",
                           "phản ánh",
                           "nhắc lại",
                           "khẩn cấp cháy nhà",
                           "xóa dữ liệu của tôi",
                           "gửi",
                           "cán bộ phường đòi 500 nghìn mới nhận hồ sơ của tôi",
                           "làm lại",
                           "#feedback/kind/tre",
                           "#nothing/at/all",
                           "an danh 3"};

constexpr std::array common_moods{Mood::answer_lost,
                                  Mood::never_sent,
                                  Mood::too_fast,
                                  Mood::busy,
                                  Mood::server_failed,
                                  Mood::server_failed_but_acted,
                                  Mood::token_dead};
constexpr std::array rare_moods{
    Mood::window_closed, Mood::gone, Mood::refused, Mood::account_closed, Mood::expired};

Mood mood(base::Rng& chance, Asked kind) {
  if (!chance.one_in(8)) return Mood::fine;
  if (kind == Asked::token) return chance.one_in(2) ? Mood::answer_lost : Mood::never_sent;
  if (kind == Asked::message && chance.one_in(6)) return rare_moods.at(chance.below(4));
  if (kind == Asked::file && chance.one_in(3)) return Mood::expired;
  return common_moods.at(chance.below(common_moods.size()));
}

class Town {
 public:
  explicit Town(std::uint64_t seed) : chance_(seed), zalo_chance_(seed + 1) {
    world_.zalo.choose_by([this](Asked kind) { return mood(zalo_chance_, kind); });
  }

  Life live() {
    for (int step = 0; step < steps_per_life; ++step) {
      trouble();
      act();
      deliver_some();
      if (!chance_.one_in(4)) world_.work();
      world_.pass(pause());
      if (world_.needs_authorisation() && chance_.one_in(3)) world_.authorise();
    }
    return end();
  }

 private:
  void trouble() {
    if (chance_.one_in(6)) {
      world_.die_of_failures(chance_.one_in(2));
      world_.database().fail_commit(static_cast<std::int64_t>(1 + chance_.below(12)),
                                    chance_.one_in(2)
                                        ? support::FaultyDatabase::Moment::before_commit
                                        : support::FaultyDatabase::Moment::after_commit);
    }
    if (chance_.one_in(25)) world_.crash();
  }

  void act() {
    const auto who = chance_.one_in(3) ? 0 : chance_.below(citizens.size());
    const std::string citizen = citizens.at(who);
    // The first of them knows what he wants, and mostly gets to the end.
    if (who == 0 && !chance_.one_in(8)) return send(next_of_story(who));
    switch (chance_.below(12)) {
      case 0:
        return send(press(citizen));
      case 1:
        return send(photos(citizen));
      case 2:
        return send(world_.text_body(citizen, words.at(chance_.below(words.size()))));
      case 3:
        return send(unusual(citizen));
      case 4:
      case 5:
        return echo();
      default:
        return send(next_of_story(who));
    }
  }

  std::string next_of_story(std::size_t who) {
    return world_.text_body(citizens.at(who), story.at(at_.at(who)++ % story.size()));
  }

  std::string press(const std::string& citizen) {
    const auto& got = world_.zalo.buttons_of(citizen);
    return world_.text_body(citizen, got.empty() ? "alo" : got.at(chance_.below(got.size())));
  }

  std::string photos(const std::string& citizen) {
    std::vector<std::string> urls{world_.put_photo()};
    if (chance_.one_in(2)) urls.push_back(world_.put_photo());
    if (chance_.one_in(8)) urls.push_back("http://elsewhere.example/1.jpg");
    return world_.photo_body(citizen, urls);
  }

  std::string unusual(const std::string& citizen) {
    switch (chance_.below(4)) {
      case 0:
        return world_.follow_body(citizen);
      case 1:
        return world_.follow_body(citizen, "unfollow");
      case 2:
        return world_.echo_body("9988776655",
                                {citizen, "Chào anh chị", fmt::format("s{}", ++serial_), 0});
      default:
        return fmt::format(
            R"({{"app_id":"{}","timestamp":"{}","cut o)", world_.config.zalo.app_id, ++serial_);
    }
  }

  // Zalo shows us what our program sent: sooner, later, twice or never.
  void echo() {
    const auto& seen = world_.zalo.sightings();
    if (seen.empty()) return;
    const auto back = chance_.below(std::min<std::size_t>(seen.size(), 6));
    send(world_.echo_body("", seen.at(seen.size() - 1 - back)));
  }

  void send(std::string body) {
    ++events_;
    if (chance_.one_in(6)) on_the_way_.push_back(body);  // delivered twice
    on_the_way_.push_back(std::move(body));
  }

  // In any order, some of them later. What is not answered with 200 comes again.
  void deliver_some() {
    for (std::size_t left = on_the_way_.size(); left > 0; --left) {
      if (chance_.one_in(6)) continue;
      const auto index = chance_.below(on_the_way_.size());
      if (deliver(index) && chance_.one_in(3)) world_.work();
    }
  }

  bool deliver(std::size_t index) {
    const std::string body = on_the_way_.at(index);
    if (world_.deliver(body) != 200) return false;
    on_the_way_.erase(on_the_way_.begin() + static_cast<std::ptrdiff_t>(index));
    return true;
  }

  base::Duration pause() {
    const auto length = chance_.below(20);
    // Without permission everything is tried each minute: days of it would teach nothing.
    if (length == 0 && !world_.needs_authorisation())
      return std::chrono::hours{1 + chance_.below(30)};
    if (length < 4) return std::chrono::minutes{1 + chance_.below(60)};
    return std::chrono::seconds{chance_.below(45)};
  }

  // The storm is over: whatever is still under way must come to a good end.
  Life end() {
    world_.database().heal();
    world_.zalo.choose_by({});
    for (int round = 0; round < deliveries_max && !on_the_way_.empty(); ++round) {
      for (std::size_t left = on_the_way_.size(); left > 0; --left) deliver(left - 1);
    }
    if (world_.needs_authorisation()) world_.authorise();
    Life life;
    if (!on_the_way_.empty()) life.broken = "a body was never taken\n";
    if (!world_.rest()) life.broken += "it never came to rest\n";
    life.broken += support::broken_promises(world_);
    life.digest = support::digest_of(world_);
    life.events = events_;
    life.failures = world_.failures();
    life.crashes = world_.crashes();
    life.seen = static_cast<std::int64_t>(world_.zalo.sightings().size());
    life.cases = world_.number("SELECT count(*) FROM cases");
    return life;
  }

  base::Rng chance_;
  base::Rng zalo_chance_;
  support::World world_{};
  std::vector<std::string> on_the_way_{};
  std::array<std::size_t, citizens.size()> at_{};
  std::int64_t events_ = 0;
  std::int64_t serial_ = 0;
};

}  // namespace

Life live(std::uint64_t seed) {
  return Town(seed).live();
}

}  // namespace town
