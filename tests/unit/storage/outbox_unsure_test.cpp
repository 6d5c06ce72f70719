#include <doctest/doctest.h>

#include "storage/limits.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using scene::errand;
using scene::in_one_write;
using storage::Again;
using storage::Done;
using storage::GaveUp;
using storage::Outbox;
using storage::OutboxId;
using storage::OutboxState;
using storage::Tx;
using storage::Unsure;
using storage::WhenUnsure;

namespace {

constexpr auto lease = 60s;
constexpr auto echo_wait = 30s;

OutboxId put_and_claim(Outbox& outbox, const std::string& key, WhenUnsure when_unsure) {
  auto put = errand(key, "lan");
  put.when_unsure = when_unsure;
  outbox.put(put);
  const auto item = outbox.claim(at(1s), lease);
  REQUIRE(item.has_value());
  return item->id;
}

OutboxState state_of(Outbox& outbox, OutboxId id) {
  return outbox.find(id)->state;
}

}  // namespace

TEST_CASE("a lease that runs out makes an errand unsure, not waiting") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    CHECK(outbox.decide_unsure(at(60s), echo_wait).empty());
    CHECK(state_of(outbox, id) == OutboxState::in_flight);
    CHECK(outbox.decide_unsure(at(61s), echo_wait).empty());
    CHECK(state_of(outbox, id) == OutboxState::unsure);
    CHECK(outbox.attempts(id).front().outcome == "unsure");
    // From the end of the lease, its echo is waited for.
    CHECK(outbox.decide_unsure(at(61s + echo_wait - 1ms), echo_wait).empty());
    CHECK(outbox.decide_unsure(at(61s + echo_wait), echo_wait).size() == 1);
  });
}

TEST_CASE("an unsure question is sent once more and no more") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(id, Unsure{at(31s), "timed out"}, at(2s));
    CHECK(outbox.decide_unsure(at(30s), echo_wait).empty());
    auto decided = outbox.decide_unsure(at(31s), echo_wait);
    REQUIRE(decided.size() == 1);
    CHECK(decided.front().resend);
    CHECK(decided.front().item.id == id);

    const auto again = outbox.claim(at(31s), lease);
    REQUIRE(again.has_value());
    CHECK(again->id == id);
    CHECK(again->attempts == 2);
    outbox.settle(id, Unsure{at(70s), "timed out"}, at(40s));
    decided = outbox.decide_unsure(at(70s), echo_wait);
    REQUIRE(decided.size() == 1);
    CHECK_FALSE(decided.front().resend);
    CHECK(state_of(outbox, id) == OutboxState::ask_staff);
    CHECK_FALSE(outbox.claim(at(80s), lease).has_value());
  });
}

TEST_CASE("an official message that is unsure goes to the staff list and frees the line") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::ask_staff);
    outbox.put(errand("next", "lan"));
    outbox.settle(id, Unsure{at(31s), "502"}, at(2s));
    CHECK_FALSE(outbox.claim(at(31s), lease).has_value());
    CHECK(outbox.decide_unsure(at(31s), echo_wait).size() == 1);
    CHECK(outbox.list(OutboxState::ask_staff, 10).size() == 1);
    CHECK(outbox.counts(at(31s)).ask_staff == 1);
    CHECK(outbox.claim(at(31s), lease)->errand.dedupe_key == "next");
  });
}

TEST_CASE("staff settle what they were asked: it came, send it again, or leave it") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    for (const std::string key : {"came", "again", "leave"}) {
      const auto id = put_and_claim(outbox, key, WhenUnsure::ask_staff);
      outbox.settle(id, Unsure{at(2s), ""}, at(2s));
      outbox.decide_unsure(at(2s), echo_wait);
    }
    const auto asked = outbox.list(OutboxState::ask_staff, 10);
    REQUIRE(asked.size() == 3);
    CHECK(outbox.settle(asked[0].item.id, Done{""}, at(3s)));
    CHECK(outbox.settle(asked[1].item.id, Again{at(3s), "staff"}, at(3s)));
    CHECK(outbox.settle(asked[2].item.id, GaveUp{"staff"}, at(3s)));
    CHECK(outbox.claim(at(3s), lease)->errand.dedupe_key == "again");
    CHECK(outbox.list(OutboxState::ask_staff, 10).empty());
  });
}

TEST_CASE("an echo settles an unsure errand by its text") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(id, Unsure{at(31s), ""}, at(2s));
    CHECK_FALSE(outbox.settle_by_echo("binh", "m9", "digest of a", at(3s)).has_value());
    CHECK_FALSE(outbox.settle_by_echo("lan", "m9", "another digest", at(3s)).has_value());
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(3s)) == id);
    CHECK(state_of(outbox, id) == OutboxState::done);
    CHECK(outbox.find(id)->remote_id == "m1");
    CHECK(outbox.attempts(id).front().outcome == "unsure");
    CHECK(outbox.decide_unsure(at(31s), echo_wait).empty());
  });
}

TEST_CASE("an echo may come before the answer of the call") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(2s)) == id);
    CHECK(outbox.attempts(id).front().outcome == "done");
    // The answer then was lost, or came: neither changes what is known.
    CHECK_FALSE(outbox.settle(id, Unsure{at(40s), "timed out"}, at(10s)));
    CHECK_FALSE(outbox.settle(id, Done{"m1"}, at(10s)));
    CHECK(state_of(outbox, id) == OutboxState::done);
  });
}

TEST_CASE("an echo of a message known by its id is ours and changes nothing") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto first = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(first, Done{"m1"}, at(2s));
    auto same_text = errand("b", "lan");
    same_text.text_digest = "digest of a";
    outbox.put(same_text);
    const auto second = outbox.claim(at(3s), lease)->id;
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(4s)) == first);
    CHECK(state_of(outbox, second) == OutboxState::in_flight);
    CHECK(outbox.settle_by_echo("lan", "m2", "digest of a", at(5s)) == second);
  });
}

TEST_CASE("an echo of what was never called, or settled long ago, is somebody else's") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("waiting", "lan"));
    CHECK_FALSE(outbox.settle_by_echo("lan", "m1", "digest of waiting", at(1s)).has_value());
    const auto id = outbox.claim(at(1s), lease)->id;
    outbox.settle(id, Done{"m1"}, at(2s));
    CHECK_FALSE(outbox.settle_by_echo("lan", "m2", "digest of waiting", at(3s)).has_value());
    auto no_text = errand("photo", "lan");
    no_text.text_digest = "";
    outbox.put(no_text);
    outbox.claim(at(4s), lease);
    CHECK_FALSE(outbox.settle_by_echo("lan", "m3", "", at(5s)).has_value());
  });
}

TEST_CASE("an echo that comes before the second sending stops it") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(id, Unsure{at(31s), ""}, at(2s));
    outbox.decide_unsure(at(31s), echo_wait);
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(32s)) == id);
    CHECK_FALSE(outbox.claim(at(33s), lease).has_value());
  });
}

TEST_CASE("an echo is ours also when the errand was cancelled or left while nobody knew") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto cancelled = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(cancelled, Unsure{at(31s), ""}, at(2s));
    outbox.decide_unsure(at(31s), echo_wait);
    outbox.cancel_waiting("lan", storage::Author::bot, at(32s));
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(33s)) == cancelled);
    CHECK(state_of(outbox, cancelled) == OutboxState::done);

    const auto left = put_and_claim(outbox, "b", WhenUnsure::ask_staff);
    outbox.settle(left, Unsure{at(34s), ""}, at(34s));
    outbox.decide_unsure(at(34s), echo_wait);
    outbox.settle(left, GaveUp{"staff"}, at(35s));
    CHECK(outbox.settle_by_echo("lan", "m2", "digest of b", at(36s)) == left);
  });
}

TEST_CASE("an echo does not settle what was surely refused") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto refused = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(refused, GaveUp{"refused"}, at(2s));
    const auto busy = put_and_claim(outbox, "b", WhenUnsure::resend_once);
    outbox.settle(busy, Again{at(60s), "busy"}, at(2s));
    CHECK_FALSE(outbox.settle_by_echo("lan", "m1", "digest of a", at(3s)).has_value());
    CHECK_FALSE(outbox.settle_by_echo("lan", "m2", "digest of b", at(3s)).has_value());
  });
}

TEST_CASE("a late good answer counts although the lease had run out") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.decide_unsure(at(10min), echo_wait);
    CHECK(state_of(outbox, id) == OutboxState::waiting);  // unsure and decided at once: long ago
    CHECK(outbox.settle(id, Done{"m1"}, at(10min)));
    CHECK_FALSE(outbox.claim(at(11min), lease).has_value());
  });
}

TEST_CASE("a person who takes over also stops what is unsure; its late echo still settles it") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    const auto id = put_and_claim(outbox, "a", WhenUnsure::resend_once);
    outbox.settle(id, Unsure{at(31s), "timed out"}, at(2s));
    CHECK(outbox.cancel_waiting("lan", storage::Author::bot, at(3s)) == 1);
    CHECK(state_of(outbox, id) == OutboxState::cancelled);
    CHECK(outbox.decide_unsure(at(31s), echo_wait).empty());
    CHECK_FALSE(outbox.claim(at(40s), lease).has_value());
    CHECK(outbox.settle_by_echo("lan", "m1", "digest of a", at(41s)) == id);
    CHECK(state_of(outbox, id) == OutboxState::done);
  });
}
