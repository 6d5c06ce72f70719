#include "storage/outbox.hpp"

#include <doctest/doctest.h>

#include "storage/limits.hpp"
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
using storage::Urgency;

namespace {

constexpr auto lease = 60s;

std::string claimed_key(Outbox& outbox, base::TimePoint now) {
  const auto item = outbox.claim(now, lease);
  return item ? item->errand.dedupe_key : "";
}

OutboxId claim(Outbox& outbox, base::TimePoint now) {
  const auto item = outbox.claim(now, lease);
  REQUIRE(item.has_value());
  return item->id;
}

}  // namespace

TEST_CASE("an errand comes out as it went in, and its key counts once") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto put = errand("a", "lan", Urgency::bulk);
    put.author = storage::Author::staff;
    put.when_unsure = storage::WhenUnsure::ask_staff;
    put.in_line = false;
    CHECK(outbox.put(put));
    CHECK_FALSE(outbox.put(errand("a", "binh")));
    const auto item = outbox.claim(at(1s), lease);
    REQUIRE(item.has_value());
    CHECK(item->attempts == 1);
    CHECK(item->errand.dedupe_key == "a");
    CHECK(item->errand.citizen == "lan");
    CHECK(item->errand.kind == "message");
    CHECK(item->errand.body == "body of a");
    CHECK(item->errand.author == storage::Author::staff);
    CHECK(item->errand.urgency == Urgency::bulk);
    CHECK(item->errand.when_unsure == storage::WhenUnsure::ask_staff);
    CHECK_FALSE(item->errand.in_line);
    CHECK(item->errand.text_digest == "digest of a");
    CHECK(item->errand.not_before == scene::start);
    CHECK(item->errand.expires_at == at(48h));
  });
}

TEST_CASE("replies go before bulk") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("invitation", "lan", Urgency::bulk));
    outbox.put(errand("answer", "binh"));
    CHECK(claimed_key(outbox, at(1s)) == "answer");
    CHECK(claimed_key(outbox, at(1s)) == "invitation");
    CHECK(claimed_key(outbox, at(1s)).empty());
  });
}

TEST_CASE("nothing passes an older unsettled errand of the same citizen") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("lan 1", "lan"));
    outbox.put(errand("lan 2", "lan"));
    outbox.put(errand("binh 1", "binh"));
    const auto first = claim(outbox, at(1s));
    CHECK(claimed_key(outbox, at(1s)) == "binh 1");
    CHECK(claimed_key(outbox, at(1s)).empty());
    outbox.settle(first, Unsure{at(40s)}, at(2s));
    CHECK(claimed_key(outbox, at(3s)).empty());
    outbox.settle(first, Done{"m1"}, at(4s));
    CHECK(claimed_key(outbox, at(4s)) == "lan 2");
  });
}

TEST_CASE("an answer put off holds its place in the line") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("lan 1", "lan"));
    outbox.put(errand("lan 2", "lan"));
    outbox.settle(claim(outbox, at(1s)), Again{at(10s), "busy"}, at(2s));
    CHECK(claimed_key(outbox, at(9s)).empty());
    CHECK(claimed_key(outbox, at(10s)) == "lan 1");
  });
}

TEST_CASE("a bulk errand with an answer behind it goes as an answer") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("other invitation", "binh", Urgency::bulk));
    outbox.put(errand("invitation", "lan", Urgency::bulk));
    outbox.put(errand("answer", "lan"));
    const auto first = claim(outbox, at(1s));
    CHECK(outbox.find(first)->item.errand.dedupe_key == "invitation");
    outbox.settle(first, Done{"m1"}, at(2s));
    CHECK(claimed_key(outbox, at(2s)) == "answer");
    CHECK(claimed_key(outbox, at(2s)) == "other invitation");
  });
}

TEST_CASE("a bulk errand put off until tomorrow does not hold back answers") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("invitation", "lan", Urgency::bulk));
    outbox.put(errand("answer", "lan"));
    outbox.settle(claim(outbox, at(1s)), Again{at(24h), "quota"}, at(2s));
    CHECK(claimed_key(outbox, at(2s)) == "answer");
    CHECK(claimed_key(outbox, at(2s)).empty());
  });
}

TEST_CASE("an errand of a later hour has its place in the line only from then on") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto notice = errand("notice", "lan");
    notice.not_before = at(8h);
    outbox.put(notice);
    outbox.put(errand("answer", "lan"));
    CHECK(claimed_key(outbox, at(1s)) == "answer");
    CHECK(claimed_key(outbox, at(2s)).empty());
  });
}

TEST_CASE("what the citizen does not see neither waits nor holds back") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto photo = errand("photo", "lan");
    photo.in_line = false;
    outbox.put(errand("answer", "lan"));
    outbox.put(photo);
    outbox.put(errand("answer 2", "lan"));
    const auto answer = claim(outbox, at(1s));
    CHECK(claimed_key(outbox, at(1s)) == "photo");
    outbox.settle(answer, Done{"m1"}, at(2s));
    CHECK(claimed_key(outbox, at(2s)) == "answer 2");
  });
}

TEST_CASE("an expired errand is not called and holds nobody back") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto brief = errand("brief", "lan");
    brief.expires_at = at(10s);
    outbox.put(brief);
    outbox.put(errand("answer", "lan"));
    CHECK(claimed_key(outbox, at(10s)) == "answer");
    const auto expired = outbox.expire(at(10s));
    REQUIRE(expired.size() == 1);
    CHECK(expired.front().errand.dedupe_key == "brief");
    CHECK(outbox.find(expired.front().id)->state == OutboxState::gave_up);
    CHECK(outbox.expire(at(10s)).empty());
  });
}

TEST_CASE("every call leaves a record that was there before it") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("a", "lan"));
    const auto id = claim(outbox, at(1s));
    auto attempts = outbox.attempts(id);
    REQUIRE(attempts.size() == 1);
    CHECK(attempts[0].started_at == at(1s));
    CHECK_FALSE(attempts[0].ended_at.has_value());
    outbox.settle(id, Again{at(5s), "busy"}, at(2s));
    CHECK(claim(outbox, at(5s)) == id);
    outbox.settle(id, Done{"m1"}, at(6s));
    attempts = outbox.attempts(id);
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].outcome == "again");
    CHECK(attempts[0].detail == "busy");
    CHECK(attempts[0].ended_at == at(2s));
    CHECK(attempts[1].number == 2);
    CHECK(attempts[1].outcome == "done");
  });
}

TEST_CASE("giving up lets the citizen's next errand go") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("lan 1", "lan"));
    outbox.put(errand("lan 2", "lan"));
    const auto first = claim(outbox, at(1s));
    CHECK(outbox.settle(first, GaveUp{"window closed"}, at(2s)));
    CHECK(outbox.find(first)->state == OutboxState::gave_up);
    CHECK(outbox.find(first)->why == "window closed");
    CHECK(claimed_key(outbox, at(2s)) == "lan 2");
  });
}

TEST_CASE("what is settled is not settled otherwise") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("a", "lan"));
    const auto id = claim(outbox, at(1s));
    CHECK(outbox.settle(id, Done{"m1"}, at(2s)));
    CHECK_FALSE(outbox.settle(id, Done{"m2"}, at(3s)));
    CHECK_FALSE(outbox.settle(id, Again{at(4s), ""}, at(3s)));
    CHECK_FALSE(outbox.settle(id, Unsure{at(4s)}, at(3s)));
    CHECK_FALSE(outbox.settle(id, GaveUp{}, at(3s)));
    CHECK(outbox.find(id)->state == OutboxState::done);
    CHECK(outbox.find(id)->remote_id == "m1");
    CHECK(outbox.find(id)->settled_at == at(2s));
    CHECK(claimed_key(outbox, at(5s)).empty());
  });
}

TEST_CASE("a person who takes over silences the bot, not the staff, and not what is in flight") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto staff = errand("staff", "lan");
    staff.author = storage::Author::staff;
    outbox.put(errand("in flight", "lan"));
    const auto in_flight = claim(outbox, at(1s));
    outbox.put(errand("bot 1", "lan"));
    outbox.put(errand("bot 2", "lan"));
    outbox.put(staff);
    outbox.put(errand("bot of another", "binh"));
    CHECK(outbox.cancel_waiting("lan", storage::Author::bot, at(2s)) == 2);
    CHECK(outbox.find(in_flight)->state == OutboxState::in_flight);
    outbox.settle(in_flight, Done{"m1"}, at(3s));
    CHECK(claimed_key(outbox, at(3s)) == "staff");
    CHECK(claimed_key(outbox, at(3s)) == "bot of another");
    CHECK(outbox.list(OutboxState::cancelled, 10).size() == 2);
  });
}

TEST_CASE("counts and lists show what is in which state") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    auto later = errand("later", "hoa");
    later.not_before = at(1h);
    outbox.put(errand("a", "lan"));
    outbox.put(errand("b", "binh"));
    outbox.put(later);
    CHECK(outbox.counts(at(1s)).oldest == scene::start);
    claim(outbox, at(1s));
    const auto second = claim(outbox, at(1s));
    outbox.settle(second, Unsure{at(30s)}, at(2s));
    const auto counts = outbox.counts(at(2s));
    CHECK(counts.waiting == 1);
    CHECK(counts.in_flight == 1);
    CHECK(counts.unsure == 1);
    CHECK(counts.ask_staff == 0);
    CHECK_FALSE(counts.oldest.has_value());
    CHECK(outbox.list(OutboxState::waiting, 10).size() == 1);
    CHECK(outbox.of_citizen("binh", 10).front().state == OutboxState::unsure);
    CHECK_FALSE(outbox.find(OutboxId{999}).has_value());
  });
}

TEST_CASE("a purge removes old settled errands with their attempts") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("a", "lan"));
    outbox.put(errand("b", "binh"));
    const auto settled = claim(outbox, at(1s));
    outbox.settle(settled, Done{"m1"}, at(2s));
    CHECK(outbox.forget("lan") == 1);
    CHECK(outbox.find(settled)->item.errand.body.empty());
    CHECK(outbox.find(settled)->item.errand.citizen.empty());
    CHECK(outbox.purge(at(2s)) == 0);
    CHECK(outbox.purge(at(3s)) == 1);
    CHECK_FALSE(outbox.find(settled).has_value());
    CHECK(outbox.attempts(settled).empty());
    CHECK(claimed_key(outbox, at(4s)) == "b");
  });
}

TEST_CASE("the oldest errand has waited since its time, however often it was put off") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("a", "lan"));
    outbox.settle(claim(outbox, at(1s)), Again{at(10min), "busy"}, at(2s));
    CHECK(outbox.counts(at(5min)).oldest == scene::start);
    outbox.put(errand("survey", "binh", storage::Urgency::bulk));
    outbox.settle(claim(outbox, at(6min)), Again{at(8h), "quota"}, at(6min));
    outbox.settle(claim(outbox, at(10min)), Done{"m1"}, at(10min));
    CHECK_FALSE(outbox.counts(at(11min)).oldest.has_value());
    CHECK(outbox.counts(at(8h)).oldest == at(8h));
  });
}

TEST_CASE("an errand put off until tomorrow does not hold back the citizen's later ones") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("soon", "lan"));
    outbox.put(errand("tomorrow", "binh"));
    const auto soon = claim(outbox, at(1s));
    const auto tomorrow = claim(outbox, at(1s));
    outbox.settle(soon, Again{at(1s) + storage::limits::place_kept, "busy"}, at(1s));
    outbox.settle(tomorrow, Again{at(15h), "quota"}, at(1s));
    outbox.put(errand("lan 2", "lan"));
    outbox.put(errand("binh 2", "binh"));
    CHECK(claimed_key(outbox, at(2s)) == "binh 2");
    CHECK(claimed_key(outbox, at(2s)).empty());
    CHECK(claimed_key(outbox, at(15h)) == "soon");
    CHECK(claimed_key(outbox, at(15h)) == "tomorrow");
  });
}

TEST_CASE("errands of one kind outside the lines can be claimed while messages must wait") {
  in_one_write([](Tx& tx) {
    Outbox outbox(tx);
    outbox.put(errand("message", "lan"));
    auto removal = errand("removal", "", storage::Urgency::bulk);
    removal.kind = "remove_file";
    removal.in_line = false;
    removal.not_before = at(5s);
    outbox.put(removal);
    CHECK_FALSE(outbox.claim_of_kind("remove_file", at(4s), 60s).has_value());
    const auto item = outbox.claim_of_kind("remove_file", at(5s), 60s);
    REQUIRE(item.has_value());
    CHECK(item->errand.dedupe_key == "removal");
    CHECK(outbox.attempts(item->id).size() == 1);
    CHECK_FALSE(outbox.claim_of_kind("remove_file", at(5s), 60s).has_value());
    CHECK(outbox.settle(item->id, Done{}, at(6s)));
    CHECK(claimed_key(outbox, at(6s)) == "message");
  });
}
