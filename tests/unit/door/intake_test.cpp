#include "bot/door/intake.hpp"

#include <string>

#include <doctest/doctest.h>

#include "base/rng.hpp"

namespace {

using door::Stage;

const door::DoorLimits limits;
const std::string chunked_head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

// The status of the refusal, or 0 when the bytes are a complete request with that body.
int refused_body(const std::string& bytes) {
  door::Intake intake(limits);
  const auto stage = intake.add(bytes);
  return stage == Stage::refused ? intake.refused_with() : 0;
}

// What comes out of the bytes when they arrive in pieces of at most that many: the bodies of all
// complete requests, and the status of the refusal that ended them.
std::string outcome(const std::string& bytes, std::size_t piece) {
  door::Intake intake(limits);
  std::string found;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    auto stage = intake.add(std::string_view{bytes}.substr(at, piece));
    for (; stage == Stage::complete; stage = intake.add({})) {
      const auto request = intake.take().request;
      found += request.method + request.path + "{" + request.body + "}";
    }
    if (stage == Stage::refused) return found + std::to_string(intake.refused_with());
  }
  return found;
}

// A few bytes changed, lost or put in, so that every rule is met from both sides.
std::string damaged(std::string bytes, base::Rng& rng) {
  static constexpr std::string_view odd = "\r\n\t :;,%/0aZ\x00\x7f\xc3";
  for (std::uint64_t i = 0; i < 1 + rng.below(3) && !bytes.empty(); ++i) {
    const auto at = rng.below(bytes.size());
    const char c = odd[rng.below(odd.size())];
    if (rng.one_in(3)) {
      bytes.erase(at, 1);
    } else if (rng.one_in(2)) {
      bytes.insert(at, 1, c);
    } else {
      bytes[at] = c;
    }
  }
  return bytes;
}

std::string body_one_by_one(const std::string& bytes) {
  door::Intake intake(limits);
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    REQUIRE(intake.add(bytes.substr(i, 1)) == Stage::partial);
  }
  REQUIRE(intake.add(bytes.substr(bytes.size() - 1)) == Stage::complete);
  return intake.take().request.body;
}

}  // namespace

TEST_CASE("a request that comes byte by byte is the same request") {
  CHECK(body_one_by_one("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na\r\nb\n") ==
        "a\r\nb\n");
  CHECK(body_one_by_one(chunked_head + "3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n") ==
        "abc0123456789");
}

TEST_CASE("requests that come in one piece are taken one after the other") {
  door::Intake intake(limits);
  const std::string first = "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab";
  const std::string second = chunked_head + "1\r\nc\r\n0\r\n\r\n";
  const std::string third = "GET /3 HTTP/1.1\r\nHost: x\r\n\r\n";
  CHECK(intake.add(first + second + third) == Stage::complete);
  CHECK(intake.take().request.body == "ab");
  CHECK(intake.add({}) == Stage::complete);
  CHECK(intake.take().request.body == "c");
  CHECK(intake.add({}) == Stage::complete);
  CHECK(intake.take().request.path == "/3");
  CHECK(intake.add({}) == Stage::nothing);
}

TEST_CASE("chunks are read strictly") {
  for (const auto* body : {"g\r\n",
                           "\r\n",
                           "3;x=y\r\n",
                           "3\nabc",
                           "3\r\nabcd\r\n",
                           "3\r\nabc\n",
                           "-1\r\n",
                           "0x3\r\n",
                           " 3\r\n",
                           "3 \r\n",
                           "000000003\r\nabc\r\n",
                           "0\r\nTrailer: x\r\n\r\n",
                           "33333333333333333333"}) {
    CAPTURE(body);
    CHECK(refused_body(chunked_head + body) == 400);
  }
}

TEST_CASE("chunks are counted together and end at the limit of the body") {
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  const std::string full = chunked_head + chunk + chunk + chunk + chunk;
  CHECK(refused_body(full + "0\r\n\r\n") == 0);
  CHECK(refused_body(full + "1\r\n") == 413);
  CHECK(refused_body(chunked_head + "ffffffff\r\n") == 413);
  CHECK(refused_body(chunked_head + "40001\r\n") == 413);
}

TEST_CASE("a head is refused at the first byte that cannot stand there") {
  CHECK(refused_body("GET / HTTP/1.1\n") == 400);
  CHECK(refused_body("GET / HTTP/1.1\rX") == 400);
  CHECK(refused_body("\r\n\r\n") == 400);
  CHECK(refused_body(std::string{"GET /\0", 6}) == 400);
  CHECK(refused_body("\x16\x03\x01\x02") == 400);  // TLS spoken to a plain door
}

TEST_CASE("a head that never ends is refused at its limit") {
  CHECK(refused_body("GET /" + std::string(limits.target_bytes + 64, 'a')) == 414);
  CHECK(refused_body("GET / HTTP/1.1\r\nA: " + std::string(limits.head_bytes, 'b')) == 431);
}

TEST_CASE("the wish for 100 Continue is told once, and not when the body is already coming") {
  const std::string head =
      "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
  door::Intake patient(limits);
  CHECK(patient.add(head) == Stage::partial);
  CHECK(patient.take_continue());
  CHECK_FALSE(patient.take_continue());
  door::Intake hasty(limits);
  CHECK(hasty.add(head + "ab") == Stage::complete);
  CHECK_FALSE(hasty.take_continue());
}

TEST_CASE("whatever the bytes are, it does not matter in which pieces they come") {
  const std::string good = "POST /a?b=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" +
                           chunked_head + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n" +
                           "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  int refused = 0;
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    CAPTURE(seed);
    base::Rng rng(seed);
    const auto bytes = damaged(good, rng);
    const auto whole = outcome(bytes, bytes.size());
    REQUIRE(outcome(bytes, 1) == whole);
    REQUIRE(outcome(bytes, 7) == whole);
    refused += whole.ends_with("}") ? 0 : 1;
  }
  CHECK(refused > 1'000);  // else the damage would not be worth the name
}
