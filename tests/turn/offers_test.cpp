// The buttons under an invitation when the conversation has gone on, and an invitation that was
// taken back before anybody saw it.
#include <doctest/doctest.h>

#include "storage/survey_rounds.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::answer_all;
using planned_round::heard;
using planned_round::invitation;
using planned_round::person;
using planned_round::Planned;
using planned_round::says;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* agree = "#ks_nhanh_v1/invite/co";
constexpr const char* refuse = "#ks_nhanh_v1/invite/khong";
constexpr const char* stop = "#ks_nhanh_v1/invite/ngung";
constexpr const char* first_question = "hài lòng với lần làm thủ tục";

struct Asking {
  explicit Asking(int people, bool anonymous = false) : round(world, people) {
    round.plan.reminder_days = 1;
    round.approve(surveys::RoundState::scheduled, anonymous);
    world.pass(31min);
    REQUIRE(round.count("sent") == people);
  }

  // The offer is no longer what the conversation waits for.
  void wanders_off(int who) {
    says(world, who, "menu");
    REQUIRE(heard(world, who, invitation) == 1);
  }

  std::string last(int who) { return world.zalo.seen_by(person(who)).back(); }

  bool opted_out(int who) {
    return world.number(
               "SELECT count(*) FROM opt_outs AS o JOIN citizens AS c ON c.id = o.citizen "
               "WHERE c.channel_id = '" +
               person(who) + "'") == 1;
  }

  World world{};
  Planned round;
};

}  // namespace

TEST_CASE("a button of an invitation counts after the conversation has gone on") {
  Asking four(4);
  for (const int who : {0, 1, 2, 3}) four.wanders_off(who);
  says(four.world, 0, agree);
  CHECK(four.last(0).find(first_question) != std::string::npos);
  CHECK(four.round.count("begun") == 1);
  says(four.world, 1, refuse);
  CHECK(four.last(1).find("sẽ không hỏi lại") != std::string::npos);
  CHECK(four.round.count("refused") == 1);
  says(four.world, 2, stop);
  CHECK(four.opted_out(2));
  CHECK(four.round.count("refused") == 2);
  four.world.pass(48h);
  CHECK(heard(four.world, 1, planned_round::reminder) == 0);
  CHECK(heard(four.world, 2, planned_round::reminder) == 0);
  CHECK(heard(four.world, 3, planned_round::reminder) == 1);
  CHECK(support::broken_promises(four.world) == "");
}

TEST_CASE("a no is taken in the middle of a report, which goes on; a yes waits") {
  Asking two(2);
  for (const int who : {0, 1}) {
    for (const auto* text : {"menu", "phản ánh"}) says(two.world, who, text);
  }
  const auto asked = two.last(0);
  says(two.world, 0, refuse);
  CHECK(two.round.count("refused") == 1);
  CHECK(two.last(0) == asked);
  says(two.world, 1, agree);
  CHECK(two.round.count("begun") == 0);
  CHECK(two.last(1).find(first_question) == std::string::npos);
}

TEST_CASE("never is never, also under an invitation that was answered or refused before") {
  Asking two(2);
  answer_all(two.world, 0);
  two.world.pass(1h);
  says(two.world, 0, stop);
  CHECK(two.opted_out(0));
  CHECK(two.round.count("complete") == 1);
  says(two.world, 1, "không");
  two.world.pass(1h);
  says(two.world, 1, stop);
  CHECK(two.opted_out(1));
}

TEST_CASE("a second tap on the same button asks nothing twice") {
  Asking one(1);
  says(one.world, 0, agree);
  const auto messages = one.world.zalo.seen_by(person(0)).size();
  says(one.world, 0, agree);
  CHECK(one.round.count("begun") == 1);
  CHECK(one.world.zalo.seen_by(person(0)).size() <= messages + 1);  // at most the question again
}

TEST_CASE("a second tap on a no is not answered a second time, nor is every later one") {
  Asking one(1);
  says(one.world, 0, refuse);
  const auto messages = one.world.zalo.seen_by(person(0)).size();
  one.world.deliver(one.world.text_body(person(0), refuse));
  one.world.deliver(one.world.text_body(person(0), refuse));
  one.world.pass(2s);
  CHECK(one.round.count("refused") == 1);
  CHECK(heard(one.world, 0, "sẽ không hỏi lại") == 1);
  CHECK(heard(one.world, 0, "không còn nhận câu trả lời") == 0);
  CHECK(one.world.zalo.seen_by(person(0)).size() <= messages + 1);
}

TEST_CASE("who has begun and then refuses keeps what was said and is not reminded") {
  Asking one(1);
  for (const auto* text : {agree, "5"}) says(one.world, 0, text);
  one.wanders_off(0);
  says(one.world, 0, refuse);
  CHECK(one.round.count("begun") == 1);
  one.world.pass(48h);
  CHECK(heard(one.world, 0, planned_round::reminder) == 0);
  CHECK(one.world.number("SELECT count(*) FROM survey_answers") == 1);
}

TEST_CASE("never is never while an officer talks, and where nobody remembers the round") {
  Asking two(2);
  two.world.database().write([](storage::Tx& tx) {
    tx.exec(
        "UPDATE sessions SET json = replace(json, '\"owner\":\"bot\"', "
        "'\"owner\":\"person\"') WHERE citizen = (SELECT id FROM citizens WHERE channel_id = $1)",
        storage::Params{person(0)});
    tx.exec(
        "UPDATE survey_invitations SET citizen = NULL, state = 'closed' WHERE citizen = "
        "(SELECT id FROM citizens WHERE channel_id = $1)",
        storage::Params{person(1)});
  });
  two.wanders_off(1);
  for (const int who : {0, 1}) says(two.world, who, stop);
  CHECK(two.opted_out(0));
  CHECK(two.opted_out(1));
}

TEST_CASE("of an anonymous round staff do not see who refused by an old button") {
  Asking one(1, true);
  one.wanders_off(0);
  says(one.world, 0, refuse);
  CHECK(one.round.count("refused") == 1);
  CHECK(one.world.number("SELECT count(*) FROM messages WHERE text LIKE '%ks_nhanh%' "
                         "OR text LIKE '%Không tham gia%' AND direction = 'in'") == 0);
}

TEST_CASE("an invitation taken back unseen is no question: a word said meanwhile is no refusal") {
  World world;
  Planned round(world, 2);
  round.approve();
  world.zalo.choose_by(
      [](Asked kind) { return kind == Asked::message ? Mood::never_sent : Mood::fine; });
  world.pass(30min + 5s);
  REQUIRE(round.count("sent") == 2);
  world.pass(15min);  // not sent within ten minutes: planned again
  REQUIRE(round.count("planned") == 2);
  says(world, 0, "không");
  says(world, 1, "1");
  CHECK(round.count("refused") == 0);
  CHECK(round.count("begun") == 0);
  world.zalo.choose_by([](Asked) { return Mood::fine; });
  world.pass(3h);
  for (const int who : {0, 1}) CHECK(heard(world, who, invitation) == 1);
  CHECK(support::broken_promises(world) == "");
}
