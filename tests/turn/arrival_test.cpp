// What each kind of arrival sets in motion.
#include <doctest/doctest.h>

#include "tests/support/promises.hpp"

using namespace std::chrono_literals;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";

void say(World& world, std::string_view text) {
  REQUIRE(world.deliver(world.text_body(citizen, text)) == 200);
  world.work();
}

bool has_seen(World& world, std::string_view part) {
  for (const auto& text : world.zalo.seen_by(citizen)) {
    if (text.find(part) != std::string::npos) return true;
  }
  return false;
}

void begin_feedback(World& world) {
  for (const auto* text : {"phản ánh", "1", "1"}) say(world, text);
  REQUIRE(has_seen(world, "(2/6)"));
}

}  // namespace

TEST_CASE("the first word of a citizen puts a greeting into the Outbox and onto the screen") {
  World world;
  REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.turn_once();
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") > 0);
  CHECK(world.zalo.sightings().empty());
  world.work();
  REQUIRE_FALSE(world.zalo.seen_by(citizen).empty());
  CHECK(world.zalo.seen_by(citizen).front().find("trả lời tự động") != std::string::npos);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("following greets, and both follow and unfollow are noted of the citizen") {
  World world;
  REQUIRE(world.deliver(world.follow_body(citizen)) == 200);
  world.work();
  CHECK(has_seen(world, "Kính chào"));
  CHECK(world.number("SELECT followed FROM citizens") == 1);
  world.clock.advance(1s);
  REQUIRE(world.deliver(world.follow_body(citizen, "unfollow")) == 200);
  world.work();
  CHECK(world.number("SELECT followed FROM citizens") == 0);
}

TEST_CASE("a person who writes in Zalo's tool makes the bot silent and calls back what waits") {
  World world;
  REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.turn_once();  // the greeting waits in the Outbox
  world.clock.advance(1s);
  REQUIRE(world.deliver(world.echo_body("9988776655", {citizen, "Chào anh", "s1", 0})) == 200);
  world.turn_once();
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 0);
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'cancelled'") > 0);
  CHECK(world.number("SELECT count(*) FROM messages WHERE direction = 'staff'") == 1);
  say(world, "phản ánh");
  CHECK(world.zalo.sightings().empty());
}

TEST_CASE("the echo of an unsure message settles it, and it is not sent again") {
  World world;
  world.zalo.next(Asked::message, Mood::answer_lost);
  say(world, "xin chào");
  REQUIRE(world.number("SELECT count(*) FROM outbox WHERE state = 'unsure'") == 1);
  const auto shown = world.zalo.sightings().front();
  REQUIRE(world.deliver(world.echo_body("", shown)) == 200);
  CHECK(world.rest());
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done' AND resends = 0 AND "
                     "remote_id = 'z1'") == 1);
  CHECK(world.number("SELECT count(*) FROM messages WHERE direction = 'staff'") == 0);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("without an echo an unsure message is sent once more after half a minute") {
  World world;
  world.zalo.next(Asked::message, Mood::answer_lost);
  say(world, "xin chào");
  world.pass(29s);
  CHECK(world.zalo.seen_by(citizen).size() == 1);
  world.pass(2s);
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done' AND resends = 1") == 1);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a photo becomes an attachment that is fetched and kept") {
  World world;
  begin_feedback(world);
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo()})) == 200);
  world.turn_once();
  CHECK(world.number("SELECT count(*) FROM attachments WHERE state = 'waiting'") == 1);
  CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'fetch'") == 1);
  CHECK(world.rest());
  CHECK(world.text("SELECT state || ' ' || mime FROM attachments") == "kept image/jpeg\n");
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a photo fetched again after a crash is still there") {
  World world;
  begin_feedback(world);
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo()})) == 200);
  world.turn_once();
  for (int call = 0; call < 10; ++call) {
    if (world.number("SELECT count(*) FROM attachments WHERE state = 'kept'") > 0) break;
    world.database().fail_commit(4, support::FaultyDatabase::Moment::before_commit);
    world.send_once();  // claim, wire log, kept … and the death before it is settled
  }
  world.crash();
  CHECK(world.rest());
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("two photos in one message are both kept, and nothing said about them is lost") {
  World world;
  begin_feedback(world);  // at a question that no photo answers, each gets a word of its own
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo(), world.put_photo()})) == 200);
  CHECK(world.rest());
  CHECK(world.number("SELECT count(*) FROM attachments WHERE state = 'kept'") == 2);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a photo that cannot be fetched is told to the citizen") {
  World world;
  begin_feedback(world);
  world.zalo.next(Asked::file, Mood::expired);
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo()})) == 200);
  CHECK(world.rest());
  CHECK(world.text("SELECT state FROM attachments") == "failed\n");
  CHECK(has_seen(world, "không tải được"));
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a photo that could not be fetched for a day is told to the citizen") {
  World world;
  begin_feedback(world);
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo()})) == 200);
  world.turn_once();
  world.clock.advance(24h + 1min);  // nothing was sent or fetched all day
  world.tick_once();
  CHECK(world.text("SELECT state FROM attachments") == "failed\n");
  CHECK(world.rest());
  CHECK(has_seen(world, "không tải được"));
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a timer fires once, also when the process dies around it") {
  World world;
  begin_feedback(world);
  CHECK(world.number("SELECT count(*) FROM timers") > 0);
  const auto before = world.zalo.seen_by(citizen).size();
  world.clock.advance(3h + 1min);
  world.database().fail_commit(1, support::FaultyDatabase::Moment::after_commit);
  world.tick_once();
  world.crash();
  world.work();
  world.tick_once();
  world.work();
  CHECK(world.number("SELECT count(*) FROM inbox WHERE source = 'timer' AND kind = 'remind'") == 1);
  CHECK(world.zalo.seen_by(citizen).size() == before + 1);
}

TEST_CASE("an arrival that cannot be processed is set aside the fifth time, others go on") {
  World world;
  world.database().write([&](storage::Tx& tx) {
    tx.exec(
        "INSERT INTO inbox (source, kind, dedupe_key, citizen, body, sent_at, received_at, "
        "ready_at) VALUES ('nobody', 'x', 'k', '1', '{}', 1, 1, 1)",
        {});
  });
  say(world, "xin chào");
  CHECK(has_seen(world, "Kính chào"));
  CHECK(world.text("SELECT state || attempts FROM inbox WHERE source = 'nobody'") == "waiting1\n");
  CHECK(world.rest());
  CHECK(world.text("SELECT state || attempts FROM inbox WHERE source = 'nobody'") ==
        "set_aside5\n");
  CHECK(world.metrics.value("langnghe_inbox_set_aside_total") == 1);
}

TEST_CASE("a person who takes over also stops the bot's unsure message from being sent again") {
  World world;
  world.zalo.next(Asked::message, Mood::answer_lost);
  say(world, "xin chào");
  REQUIRE(world.number("SELECT count(*) FROM outbox WHERE state = 'unsure'") == 1);
  const auto shown = world.zalo.sightings().front();
  const auto seen = world.zalo.sightings().size();
  REQUIRE(world.deliver(world.echo_body("9988776655", {citizen, "Chào anh", "s1", 0})) == 200);
  world.pass(2min);
  CHECK(world.zalo.sightings().size() == seen);
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'cancelled'") > 0);
  REQUIRE(world.deliver(world.echo_body("", shown)) == 200);  // late, and still known as ours
  CHECK(world.rest());
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done'") == 1);
}

TEST_CASE("a picture that brings no picture is heard by its caption") {
  World world;
  auto body = world.text_body(citizen, "phản ánh");
  body.replace(body.find("user_send_text"), 14, "user_send_image");
  REQUIRE(world.deliver(body) == 200);
  CHECK(world.rest());
  CHECK(has_seen(world, "đồng ý"));
  CHECK(world.text("SELECT text FROM messages WHERE direction = 'in'") == "[ảnh] phản ánh\n");
  CHECK(world.number("SELECT count(*) FROM attachments") == 0);
}

TEST_CASE("a recording that brings nothing is answered all the same") {
  World world;
  say(world, "xin chào");
  const auto before = world.zalo.seen_by(citizen).size();
  auto body = world.text_body(citizen, "");
  body.replace(body.find("user_send_text"), 14, "user_send_audio");
  REQUIRE(world.deliver(body) == 200);
  CHECK(world.rest());
  CHECK(world.zalo.seen_by(citizen).size() > before);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a file moved away from its address is not called too large") {
  World world;
  begin_feedback(world);
  world.zalo.next(Asked::file, Mood::moved_away);
  REQUIRE(world.deliver(world.photo_body(citizen, {world.put_photo()})) == 200);
  CHECK(world.rest());
  CHECK(has_seen(world, "không tải được"));
  CHECK_FALSE(has_seen(world, "quá lớn"));
}

TEST_CASE(
    "an arrival over which one statement fails is put back; a failing disk stops everything") {
  using storage::FailureKind;
  for (const auto& [kind, attempts] : {std::pair{FailureKind::other, 1},
                                       std::pair{FailureKind::corrupt, 1},
                                       std::pair{FailureKind::broken_rule, 1},
                                       std::pair{FailureKind::disk_full, 0},
                                       std::pair{FailureKind::io, 0},
                                       std::pair{FailureKind::busy, 0}}) {
    CAPTURE(storage::name_of(kind));
    World world;
    REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
    world.database().fail_statement(2, kind);  // the first takes the arrival
    world.turn_once();
    CHECK(world.number("SELECT attempts FROM inbox") == attempts);
    CHECK(world.failures() == 1 - attempts);
    CHECK(world.rest());
    CHECK(has_seen(world, "Kính chào"));
  }
}

TEST_CASE("what Zalo delivered stands in the wire log without a word of the citizen") {
  World world;
  say(world, "bí mật của tôi");
  CHECK(world.text("SELECT what || ' ' || status FROM wire_log WHERE direction = 'in'") ==
        "user_send_text 200\n");
  const auto kept = world.text("SELECT request FROM wire_log WHERE direction = 'in'");
  CHECK(kept.find("msg_id") != std::string::npos);
  CHECK(kept.find("bí mật") == std::string::npos);
  CHECK(kept.find(citizen) == std::string::npos);
}
