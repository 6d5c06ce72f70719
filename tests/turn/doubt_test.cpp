// What people say to a template whose number was not written down: Zalo took it, and our call ran
// out or the process died.
#include <doctest/doctest.h>

#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::Planned;
using storage::Tx;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr auto silent = 24h * 10;
constexpr const char* unknown = "langnghe_template_answers_unknown_total";

// People asked by template; Zalo took it of the first ones, and our calls ran out.
struct Doubtful {
  explicit Doubtful(int people, int lost) : round(world, people) {
    round.by_template(silent, 100'000);
    round.plan.sending.per_second = 1;
    round.approve();
    world.pass(29min);
    for (int times = 0; times < lost; ++times) world.zalo.next(Asked::message, Mood::answer_lost);
    world.pass(2min);
    for (const auto& seen : world.zalo.sightings()) {
      if (seen.text.starts_with("123456 ")) templates.push_back(seen);
    }
    REQUIRE(static_cast<int>(templates.size()) == people);
  }

  std::string message(std::size_t at = 0) { return templates.at(at).message_id; }

  void hears(const std::string& body) {
    REQUIRE(world.deliver(body) == 200);
    world.pass(1s);
  }

  std::string state_of(std::size_t at) {
    return world.text(
        "SELECT i.state FROM survey_invitations AS i JOIN citizens AS c ON c.id = i.citizen "
        "WHERE c.channel_id = '" +
        templates.at(at).citizen + "'");
  }

  World world{};
  Planned round;
  std::vector<support::Sighting> templates{};
};

}  // namespace

TEST_CASE("stars for the only template whose number nobody knows are its answer, and it arrived") {
  Doubtful one(2, 1);
  one.world.pass(10min);
  REQUIRE(one.world.number("SELECT count(*) FROM survey_invitations WHERE why = 'unsure'") == 1);
  one.hears(one.world.rating_body(one.message(), 5, "hay"));
  CHECK(one.state_of(0) == "sent\n");  // its number may still become known
  one.world.pass(5min);
  CHECK(one.state_of(0) == "complete\n");
  CHECK(one.state_of(1) == "sent\n");
  CHECK(one.world.number("SELECT count(*) FROM survey_invitations WHERE why = 'unsure'") == 0);
  CHECK(one.world.number("SELECT count(*) FROM survey_invitations WHERE arrived_at > 0") == 2);
  CHECK(one.world.number("SELECT count(*) FROM inbox WHERE body LIKE '%hay%'") == 1);
  one.hears(one.world.rating_body(one.message(), 2));  // now it is known
  CHECK(one.world.text("SELECT value FROM survey_answers WHERE question = 'Z1' AND replaced_at "
                       "IS NULL") == "\"2\"\n");
  CHECK(support::broken_promises(one.world) == "");
}

TEST_CASE("a press of a number nobody knows stops nobody: it may be another's") {
  Doubtful one(1, 1);
  one.hears(one.world.press_body(one.message(), "Ngừng nhận khảo sát"));
  one.world.pass(5min);
  CHECK(one.round.count("refused") == 0);
  CHECK(one.world.number("SELECT count(*) FROM opt_outs") == 0);
}

TEST_CASE("stars that come days after the only template in doubt are nobody's") {
  Doubtful one(1, 1);
  one.world.pass(30h);
  one.hears(one.world.rating_body(one.message(), 5, "hay"));
  one.world.pass(5min);
  CHECK(one.state_of(0) == "sent\n");
}

TEST_CASE("of two templates in doubt neither is answered, and it is told without words") {
  Doubtful two(2, 2);
  two.hears(two.world.rating_body(two.message(), 5, "hay"));
  CHECK(two.world.metrics.value(unknown) == 0);
  two.world.pass(5min);
  CHECK(two.round.count("sent") == 2);
  CHECK(two.world.number("SELECT count(*) FROM survey_answers") == 0);
  CHECK(two.world.metrics.value(unknown) == 1);
  CHECK(two.world.number("SELECT count(*) FROM inbox WHERE body LIKE '%hay%'") == 0);
}

TEST_CASE("a template of ours in another matter that is in doubt too makes it nobody's answer") {
  Doubtful one(1, 1);
  one.world.database().write([&](Tx& tx) {
    tx.exec(
        "INSERT INTO outbox (dedupe_key, citizen, kind, body, author, urgency, when_unsure, "
        "in_line, text_digest, not_before, expires_at, ready_at, state) SELECT 'x', 'x', kind, "
        "body, author, urgency, when_unsure, in_line, text_digest, not_before, expires_at, "
        "ready_at, 'ask_staff' FROM outbox WHERE kind = 'message' AND text_digest = '' LIMIT 1",
        {});
    tx.exec(
        "INSERT INTO outbox_attempts (outbox_id, number, started_at) "
        "SELECT id, 1, 1 FROM outbox WHERE dedupe_key = 'x'",
        {});
  });
  one.hears(one.world.rating_body(one.message(), 5));
  one.world.pass(5min);
  CHECK(one.round.count("sent") == 1);
  CHECK(one.world.metrics.value(unknown) == 1);
}

TEST_CASE("stars that are quicker than the number of their template wait for it") {
  Doubtful one(1, 0);
  const auto set_back = [&](const std::string& state, const std::string& number) {
    one.world.database().write([&](Tx& tx) {  // the call has not ended, or has
      tx.exec(
          "UPDATE outbox SET state = $1, remote_id = $2, lease_until = $3 WHERE text_digest = ''",
          storage::Params{state, number, base::to_millis(one.world.clock.now() + 60s)});
      tx.exec("UPDATE survey_messages SET settled = '', remote_id = ''", {});
    });
  };
  set_back("in_flight", "");
  one.hears(one.world.rating_body(one.message(), 4));
  CHECK(one.round.count("sent") == 1);
  set_back("done", one.message());
  one.world.pass(15s);
  CHECK(one.round.count("complete") == 1);
}
