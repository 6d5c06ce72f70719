#include <fstream>

#include <doctest/doctest.h>

#include "bot/door/door.hpp"
#include "tests/unit/door/raw_client.hpp"
#include "tests/unit/door/test_door.hpp"

using namespace std::chrono_literals;
using door_tests::body_of;
using door_tests::Layer;
using door_tests::open_door;
using door_tests::RawClient;
using door_tests::status_of;
using door_tests::TestCertificate;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

door::DoorOptions tls_options(const TestCertificate& files) {
  door::DoorOptions options;
  options.tls = door::TlsFiles{files.certificate, files.key};
  return options;
}

}  // namespace

TEST_CASE("the same requests are served over TLS") {
  const TestCertificate files;
  const auto door = open_door(tls_options(files));
  RawClient client(door->port(), Layer::tls);
  REQUIRE(client.connected());
  for (int round = 0; round < 3; ++round) {
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" + get);
    CHECK(body_of(client.read_answer()) == "POST /a  127.0.0.1 abc");
    CHECK(body_of(client.read_answer()) == "GET /  127.0.0.1 ");
  }
}

TEST_CASE("bad bytes are refused over TLS too") {
  const TestCertificate files;
  const auto door = open_door(tls_options(files));
  RawClient client(door->port(), Layer::tls);
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2097152\r\n\r\n" +
              std::string(500'000, 'a'));
  CHECK(status_of(client.read_all()) == 413);
}

TEST_CASE("a body of the full size and a large answer pass through TLS unharmed") {
  const TestCertificate files;
  const auto door = open_door(tls_options(files));
  const std::string body(256UL * 1024, 'b');
  RawClient client(door->port(), Layer::tls);
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 262144\r\n\r\n" + body);
  CHECK(body_of(client.read_answer()) == "POST /  127.0.0.1 " + body);
}

TEST_CASE("TLS older than 1.2 is refused") {
  const TestCertificate files;
  const auto door = open_door(tls_options(files));
  CHECK_FALSE(RawClient(door->port(), Layer::tls_1_1).connected());
  CHECK(RawClient(door->port(), Layer::tls).connected());
}

TEST_CASE("clients that are silent or speak plain text to the TLS port are let go") {
  const TestCertificate files;
  auto options = tls_options(files);
  options.limits.request_time = 200ms;
  const auto door = open_door(options);
  RawClient silent(door->port());
  RawClient plain(door->port());
  plain.send(get);
  CHECK(status_of(plain.read_all(2s)) == 0);
  CHECK(silent.is_closed_within(2s));
  CHECK(RawClient(door->port(), Layer::tls).connected());
}

TEST_CASE("a hundred half handshakes hold nobody up") {
  const TestCertificate files;
  auto options = tls_options(files);
  options.workers = 1;
  const auto door = open_door(options);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<RawClient>(door->port()));
    slow.back()->send("\x16\x03\x01");
  }
  RawClient client(door->port(), Layer::tls);
  client.send(get);
  CHECK(status_of(client.read_answer(2s)) == 200);
}

TEST_CASE("certificate files that cannot serve are named in one sentence") {
  const TestCertificate files;
  const TestCertificate others;
  const auto sentence = [](const door::TlsFiles& tls) {
    door::DoorOptions options;
    options.tls = tls;
    const auto door = door::Door::open(options, door_tests::echo);
    REQUIRE_FALSE(door.ok());
    return door.error().what;
  };
  const auto missing = files.folder / "missing.pem";
  const auto empty = files.folder / "empty.pem";
  std::ofstream{empty}.close();
  CHECK(sentence({missing, files.key}).find(missing.string()) != std::string::npos);
  CHECK(sentence({empty, files.key}).find(empty.string()) != std::string::npos);
  CHECK(sentence({files.certificate, missing}).find(missing.string()) != std::string::npos);
  CHECK(sentence({files.certificate, others.key}).find("another certificate") != std::string::npos);
}
