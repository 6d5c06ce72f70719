// Names, parties, and what the door needs to know.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/text_file.hpp"
#include "tests/unit/zalo-api/samples.hpp"
#include "zalo-api/event.hpp"

using zalo::decode;
using zalo::peek;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every documented event has a type") {
  for (const auto& path : samples::all()) {
    const std::string name = path.stem().string();
    const bool exception =
        path.parent_path().stem() == "hostile" || name == "future_event" || name == "console_test";
    if (exception) continue;
    CAPTURE(name);
    const auto incoming = decode(samples::read(name), samples::oa_id);
    CHECK_FALSE(std::holds_alternative<zalo::Unknown>(incoming.what));
    CHECK_FALSE(std::holds_alternative<zalo::NotOurs>(incoming.what));
    CHECK_FALSE(std::holds_alternative<zalo::Unreadable>(incoming.what));
    CHECK(name.starts_with(incoming.event_name));
  }
}

TEST_CASE("an event not known is kept with its name") {
  const auto incoming = decode(samples::read("future_event"), samples::oa_id);
  CHECK(std::holds_alternative<zalo::Unknown>(incoming.what));
  CHECK(incoming.event_name == "user_send_hologram");
  CHECK(incoming.citizen_id == samples::citizen_id);
  const auto nameless = decode("{}", samples::oa_id);
  CHECK(std::holds_alternative<zalo::Unknown>(nameless.what));
}

TEST_CASE("the name may stand under another key") {
  const std::string body = replaced(samples::read("user_send_text"), "event_name", "event");
  CHECK(std::holds_alternative<zalo::TextSent>(decode(body, samples::oa_id).what));
}

TEST_CASE("the console's test sample is not for us") {
  const auto incoming = decode(samples::read("console_test"), samples::oa_id);
  CHECK(std::holds_alternative<zalo::NotOurs>(incoming.what));
  CHECK(incoming.citizen_id.empty());
  CHECK(peek(samples::read("console_test"), samples::oa_id).citizen_id.empty());
}

TEST_CASE("another account's events are not for us, wherever its id stands") {
  for (const auto* sample : {"user_send_text",
                             "oa_send_text",
                             "follow",
                             "user_feedback",
                             "change_oa_daily_quota",
                             "create_group"}) {
    CAPTURE(sample);
    CHECK(std::holds_alternative<zalo::NotOurs>(decode(samples::read(sample), "1").what));
  }
}

TEST_CASE("with no account configured nothing is ours that names an account") {
  CHECK(std::holds_alternative<zalo::NotOurs>(decode(samples::read("user_send_text"), "").what));
  CHECK(std::holds_alternative<zalo::NotOurs>(
      decode(R"({"event_name":"user_send_text","sender":{"id":"1"}})", "").what));
}

TEST_CASE("the ids decide who speaks, not the name of the event") {
  const std::string body = samples::read("user_send_text");
  const std::string turned = replaced(
      replaced(replaced(body, samples::citizen_id, "X"), samples::oa_id, samples::citizen_id),
      "\"X\"",
      "\"" + std::string{samples::oa_id} + "\"");
  const auto incoming = decode(turned, samples::oa_id);
  CHECK(std::holds_alternative<zalo::Echo>(incoming.what));
  CHECK(incoming.citizen_id == samples::citizen_id);
}

TEST_CASE("a receipt sent by the person instead of the account still names the person") {
  const std::string body =
      replaced(samples::read("user_reacted_message"), "user_reacted_message", "user_seen_message");
  CHECK(decode(body, samples::oa_id).citizen_id == samples::citizen_id);
}

TEST_CASE("peek and decode agree on every sample") {
  for (const auto& path : samples::all()) {
    const auto body = base::read_text_file(path);
    REQUIRE(body);
    const auto envelope = peek(*body, samples::oa_id);
    const auto incoming = decode(*body, samples::oa_id);
    CAPTURE(path.filename().string());
    CHECK(envelope.readable == !std::holds_alternative<zalo::Unreadable>(incoming.what));
    CHECK(envelope.event_name == incoming.event_name);
    CHECK(envelope.msg_id == incoming.msg_id);
    CHECK(envelope.citizen_id == incoming.citizen_id);
    CHECK(envelope.at == incoming.at);
  }
}

TEST_CASE("a message delivered again has the same key, another message another") {
  const std::string body = samples::read("user_send_text");
  const std::string key = peek(body, samples::oa_id).dedupe_key;
  CHECK(key == "user_send_text:a1b2c3d4e5f60718293a");
  CHECK(peek(body + " ", samples::oa_id).dedupe_key == key);
  CHECK(peek(replaced(body, "a1b2c3", "a1b2c4"), samples::oa_id).dedupe_key != key);
  CHECK(peek(samples::read("oa_send_text"), samples::oa_id).dedupe_key ==
        "oa_send_text:c1b2c3d4e5f607182930");
}

TEST_CASE("the pictures of one album have keys of their own, even under one msg_id") {
  const std::string second = samples::read("user_send_image_album");
  const std::string third = replaced(second, "\"id_in_album\":\"2\"", "\"id_in_album\":\"3\"");
  CHECK(peek(second, samples::oa_id).dedupe_key != peek(third, samples::oa_id).dedupe_key);
}

TEST_CASE("events that only point to a message are told apart by their bytes") {
  const std::string reacted = samples::read("user_reacted_message");
  const std::string again = replaced(reacted, "/-strong", "/-heart");
  CHECK(peek(reacted, samples::oa_id).dedupe_key == "sha256:" + base::sha256_hex({reacted}));
  CHECK(peek(again, samples::oa_id).dedupe_key != peek(reacted, samples::oa_id).dedupe_key);
}

TEST_CASE("what cannot be read is known by its bytes") {
  const std::string body = samples::read("hostile/cut_off");
  const auto envelope = peek(body, samples::oa_id);
  CHECK_FALSE(envelope.readable);
  CHECK(envelope.dedupe_key == "sha256:" + base::sha256_hex({body}));
}

TEST_CASE("a key never grows beyond what a table should hold") {
  const std::string long_id(5000, 'a');
  const std::string body =
      replaced(samples::read("user_send_text"), "a1b2c3d4e5f60718293a", long_id);
  CHECK(peek(body, samples::oa_id).dedupe_key == "user_send_text:" + base::sha256_hex({long_id}));
  const std::string long_name = replaced(body, "user_send_text", "user_send_" + long_id);
  CHECK(peek(long_name, samples::oa_id).dedupe_key.size() < 80);
}

TEST_CASE("all samples have different keys") {
  std::set<std::string> keys;
  std::size_t bodies = 0;
  for (const auto& path : samples::all()) {
    const auto body = base::read_text_file(path);
    REQUIRE(body);
    // Samples share a few msg_ids, so the person's own messages are left out here.
    const auto envelope = peek(*body, samples::oa_id);
    if (!envelope.dedupe_key.starts_with("sha256:")) continue;
    ++bodies;
    keys.insert(envelope.dedupe_key);
  }
  CHECK(keys.size() == bodies);
}
