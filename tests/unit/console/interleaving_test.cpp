// Officers, the bot, the platform's own tool and the citizen at the same time, in many random
// orders: the bot says nothing to somebody a person answers, nobody takes what another has, and no
// note goes out.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "bot/console_side.hpp"
#include "storage/handovers.hpp"
#include "storage/rows.hpp"
#include "tests/support/world.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::Browser;

namespace {

const std::string person = "7712345678901234567";
constexpr base::Duration running_time = 10s;
constexpr int steps_per_story = 25;
constexpr int stories_min = 20;

// One office, one citizen, two officers, in the world of the turn tests.
class Story {
 public:
  explicit Story(std::uint64_t seed)
      : rng_(seed),
        console_({world_.database(),
                  world_.clock,
                  support::shipped_content().catalog,
                  {{}, "Cảm ơn Ông/Bà."},
                  bot::outside_of([] {}),
                  {.password_cost = 16}}) {
    for (const auto* name : {"hoa", "lan"}) officers_.push_back(officer(name));
    world_.deliver(world_.text_body(person, "menu"));
    world_.work();
    world_.database().read([&](storage::Tx& tx) {
      citizen_ = storage::first_text(tx, "SELECT id FROM citizens", {}).value_or("");
    });
  }

  void run() {
    for (int i = 0; i < steps_per_story; ++i) {
      step();
      check();
    }
    world_.work();
    check();
  }

  int claims() const { return claims_; }

 private:
  Browser officer(const std::string& name) {
    world_.database().write([&](storage::Tx& tx) {
      storage::Account account;
      account.username = name;
      account.name = name;
      account.roles = {"van_hanh"};
      account.must_change = false;
      account.password = base::hash_password(staffroom::password, "0123456789abcdef", 16);
      storage::Staff(tx).add(account);
    });
    Browser browser(console_);
    CHECK(browser.login(name, std::string{staffroom::password}).status == 200);
    return browser;
  }

  Browser& somebody() { return officers_.at(rng_.below(officers_.size())); }

  std::string conv(const std::string& what) const { return "/conversations/" + citizen_ + what; }

  void step() {
    switch (rng_.below(9)) {
      case 0:
        return citizen_writes();
      case 1:
        return claim();
      case 2:
        return release();
      case 3:
        return write();
      case 4:
        return note();
      case 5:
        return world_.turn_once();
      case 6:
        return world_.send_once();
      case 7:
        return echo();
      default:
        return world_.pass(std::chrono::seconds{static_cast<int>(rng_.below(20))});
    }
  }

  void citizen_writes() {
    static const std::vector<std::string> words{
        "menu", "gặp cán bộ", "hồ sơ của tôi trễ hẹn", "1", "ok", "hủy"};
    world_.deliver(world_.text_body(person, words.at(rng_.below(words.size()))));
  }

  // Both at the same moment: one of them at most gets it.
  void claim() {
    const auto held = holder();
    int won = 0;
    for (auto& browser : officers_) {
      if (browser.post(conv("/claim")).status == 200) ++won;
    }
    CHECK(won == 1);
    if (held.empty()) taken_after_ = world_.number("SELECT ifnull(max(id), 0) FROM outbox");
    if (!held.empty()) CHECK(holder() == held);
    ++claims_;
  }

  void release() {
    static const std::vector<std::string> ways{"resume", "menu", "closing", "queue"};
    somebody().post(conv("/release"), {{"how", ways.at(rng_.below(ways.size()))}});
  }

  void write() {
    auto& browser = somebody();
    const auto seen = std::to_string(world_.number("SELECT max(id) FROM messages"));
    const auto reply = browser.post(conv("/messages"),
                                    {{"client_id", "m" + std::to_string(++serial_)},
                                     {"text", "lời cán bộ " + std::to_string(serial_)},
                                     {"last_seen_id", seen}});
    CAPTURE(reply.body);
    CHECK((reply.status == 201 || reply.code() == "not_owner"));
    if (reply.status != 201 || !rng_.one_in(3)) return;
    browser.remove(conv("/messages/" + reply.json["id"].get<std::string>()));
  }

  void note() {
    const auto reply = somebody().post(
        conv("/notes"), {{"client_id", "n" + std::to_string(++serial_)}, {"text", "ghi-chu-kin"}});
    CHECK(reply.status == 201);
  }

  void echo() {
    world_.deliver(world_.echo_body("9988", {person, "trả lời từ OA Manager", "", 0}));
  }

  std::string holder() {
    return world_.text("SELECT held_by FROM handovers WHERE state = 'taken'");
  }

  // The bot's words that still wait or are under way while a person holds the conversation. What
  // announces the person comes from the arrival "took", and is no talking over.
  void check() {
    CHECK(world_.number("SELECT count(*) FROM outbox WHERE body LIKE '%ghi-chu-kin%'") == 0);
    if (holder().empty()) return;
    const auto since = std::to_string(taken_after_);
    CHECK(world_.number(
              "SELECT count(*) FROM outbox AS o WHERE o.author = 'bot' AND o.id > " + since +
              " AND NOT EXISTS (SELECT 1 FROM inbox AS i WHERE i.kind = 'took' AND o.dedupe_key "
              "LIKE 'turn/' || i.id || '/%')") == 0);
    CHECK(
        world_.number("SELECT count(*) FROM outbox WHERE author = 'bot' AND state = 'waiting' AND "
                      "id <= " +
                      since) == 0);
  }

  base::Rng rng_;
  support::World world_{};
  console::Console console_;
  std::vector<Browser> officers_{};
  std::string citizen_{};
  std::int64_t taken_after_ = 0;  // outbox rows up to here were put before
  int serial_ = 0;
  int claims_ = 0;
};

// LANGNGHE_STORIES=10000 plays that many, however long it takes: half an hour's work for a release.
int stories_asked_for() {
  const char* asked = std::getenv("LANGNGHE_STORIES");  // NOLINT(concurrency-mt-unsafe) one thread
  if (asked == nullptr) return 0;
  int stories = 0;
  std::from_chars(asked, asked + std::string_view{asked}.size(), stories);
  return stories;
}

}  // namespace

TEST_CASE("whatever the order, a person is not talked over, not doubled, and notes stay inside") {
  const base::SystemClock watch;
  const auto until = watch.now() + running_time;
  const auto wanted = std::max(stories_min, stories_asked_for());
  int stories = 0;
  int claims = 0;
  for (std::uint64_t seed = 1; stories < wanted || watch.now() < until; ++seed) {
    CAPTURE(seed);
    Story story(seed);
    story.run();
    ++stories;
    claims += story.claims();
  }
  MESSAGE(stories, " stories, ", claims, " claims by two at once");
  CHECK(claims > stories);
}
