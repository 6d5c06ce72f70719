// Bad and good bytes over real sockets against the real door.
#include "bot/door/door.hpp"

#include <atomic>

#include <doctest/doctest.h>

#include "bot/door/limits.hpp"
#include "tests/unit/door/raw_client.hpp"
#include "tests/unit/door/test_door.hpp"

using namespace std::chrono_literals;
using door_tests::body_of;
using door_tests::has_line;
using door_tests::open_door;
using door_tests::RawClient;
using door_tests::status_for;
using door_tests::status_of;

TEST_CASE("a request reaches us whole and its answer reaches the client") {
  const auto door = open_door();
  RawClient client(door->port());
  client.send("POST /a/b?c=d HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
  const auto answer = client.read_answer();
  CHECK(status_of(answer) == 200);
  CHECK(body_of(answer) == "POST /a/b c=d 127.0.0.1 body");
  CHECK(has_line(answer, "Content-Type: text/plain; charset=utf-8"));
}

TEST_CASE("a connection serves many requests, also those sent together") {
  const auto door = open_door();
  RawClient client(door->port());
  for (int round = 0; round < 3; ++round) {
    client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(body_of(client.read_answer()) == "GET /1  127.0.0.1 ");
    CHECK(body_of(client.read_answer()) == "GET /2  127.0.0.1 ");
  }
}

TEST_CASE("a connection is closed after the number of requests it may carry") {
  door::DoorOptions options;
  options.limits.requests_per_connection = 2;
  const auto door = open_door(options);
  RawClient client(door->port());
  client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK_FALSE(has_line(client.read_answer(), "Connection: close"));
  CHECK(has_line(client.read_answer(), "Connection: close"));
  CHECK(client.is_closed_within(1s));
}

TEST_CASE("bad bytes are refused and never seen by us") {
  std::atomic<int> seen = 0;
  const auto door = open_door({}, [&](const door::RawRequest&, const door::Answerer& answer) {
    ++seen;
    answer({});
  });
  const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
  CHECK(status_for(door->port(),
                   post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
        400);
  CHECK(status_for(door->port(), post + "Content-Length: 3abc\r\n\r\nabc") == 400);
  CHECK(status_for(door->port(), post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc") ==
        400);
  CHECK(status_for(door->port(), post + "Blank : x\r\n\r\n") == 400);
  CHECK(status_for(door->port(), post + "A: a%0d%0aSet-Cookie:x\r\n\r\n") == 400);
  CHECK(status_for(door->port(), post + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx") ==
        415);
  CHECK(status_for(door->port(), "GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_for(door->port(), "GET / HTTP/1.1\nHost: x\n\n") == 400);
  CHECK(status_for(door->port(), "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03") == 400);
  CHECK(seen == 0);
}

TEST_CASE("too much is refused with its own status, however much of it comes") {
  const auto door = open_door();
  const std::string megabytes(4 * 1024 * 1024, 'a');
  std::string headers;
  for (int i = 0; i < 100'000; ++i) headers += "A: b\r\n";
  const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
  CHECK(status_for(door->port(), post + "Content-Length: 2097152\r\n\r\n" + megabytes) == 413);
  CHECK(status_for(door->port(),
                   post + "Transfer-Encoding: chunked\r\n\r\n400000\r\n" + megabytes) == 413);
  CHECK(status_for(door->port(), post + headers + "\r\n") == 431);
  CHECK(status_for(door->port(), post + "A: " + megabytes) == 431);
  CHECK(status_for(door->port(), "GET /" + megabytes) == 414);
}

TEST_CASE("a body in chunks arrives joined") {
  const auto door = open_door();
  RawClient client(door->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.send("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  CHECK(body_of(client.read_answer()) == "POST /  127.0.0.1 abcde");
}

TEST_CASE("a client that asks first is told to go on") {
  const auto door = open_door();
  RawClient client(door->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ab");
  CHECK(body_of(client.read_answer()) == "POST /  127.0.0.1 ab");
}

TEST_CASE("the peer's address cannot be claimed in a header") {
  const auto door = open_door();
  RawClient client(door->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\nREMOTE_ADDR: 6.6.6.6\r\n\r\n");
  CHECK(body_of(client.read_answer()) == "GET /  127.0.0.1 ");
}

TEST_CASE("header values arrive as they were sent, percent signs included") {
  const auto door = open_door({}, [](const door::RawRequest& request, const auto& answer) {
    answer({.body = std::string{door::header_of(request, "cookie")}});
  });
  RawClient client(door->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1%3B%20b\r\n\r\n");
  CHECK(body_of(client.read_answer()) == "a=1%3B%20b");
}

TEST_CASE("ranges and offers to compress change nothing") {
  const std::string long_text(100'000, 'x');
  const auto door = open_door({}, [&](const door::RawRequest&, const door::Answerer& answer) {
    answer({.content_type = "application/json", .body = long_text});
  });
  std::string ranges = "0-";
  for (int i = 0; i < 900; ++i) ranges += ",0-";
  for (const auto& line : {"Range: bytes=" + ranges,
                           std::string{"Accept-Encoding: br, gzip"},
                           std::string{"Range: nonsense"}}) {
    RawClient client(door->port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n" + line + "\r\n\r\n");
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == long_text);
    CHECK_FALSE(has_line(answer, "Content-Encoding: br"));
  }
}

TEST_CASE(
    "an answer out of a file comes whole, with its length before it, and the next one after it") {
  door::BodyFile file;
  std::string whole;
  while (whole.size() < 3 * door::file_piece_bytes) whole += std::to_string(whole.size()) + ";";
  REQUIRE(file.add(std::string_view{whole}.substr(0, 100)));
  REQUIRE(file.add(std::string_view{whole}.substr(100)));
  const auto door = open_door({}, [&](const door::RawRequest&, const door::Answerer& answer) {
    answer({.content_type = "text/csv", .file = file});
  });
  RawClient client(door->port());
  for (int i = 0; i < 2; ++i) {
    client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 200);
    CHECK(has_line(answer, "Content-Length: " + std::to_string(whole.size())));
    CHECK(body_of(answer) == whole);
  }
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto head = client.read_all();
  CHECK(has_line(head, "Content-Length: " + std::to_string(whole.size())));
  CHECK(body_of(head).empty());
}

TEST_CASE("an exception becomes an empty 500 that says nothing of its reason") {
  const auto door = open_door({}, [](const door::RawRequest&, const door::Answerer&) {
    throw std::runtime_error("secret reason");
  });
  RawClient client(door->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = client.read_answer();
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("secret") == std::string::npos);
  CHECK(body_of(answer).empty());
}

TEST_CASE("an answer cannot break out of its header") {
  const auto door = open_door({}, [](const door::RawRequest&, const door::Answerer& answer) {
    answer({.status = 99,
            .content_type = "text/html\r\nX-Evil: 1",
            .headers = {{"Location", "/a\r\nX-Evil: 2"},
                        {"Bad name", "x"},
                        {"Content-Length", "7"},
                        {"Set-Cookie", "a=1"},
                        {"Set-Cookie", "b=2"}}});
  });
  RawClient client(door->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = client.read_answer();
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("X-Evil") == std::string::npos);
  CHECK(answer.find("Bad name") == std::string::npos);
  CHECK(has_line(answer, "Content-Length: 0"));
  CHECK(has_line(answer, "Set-Cookie: a=1"));
  CHECK(has_line(answer, "Set-Cookie: b=2"));
}

TEST_CASE("answers to HEAD, 204 and 304 have no body") {
  const auto door = open_door({}, [](const door::RawRequest& request, const auto& answer) {
    answer({.status = request.path == "/204" ? 204 : (request.path == "/304" ? 304 : 200),
            .content_type = "text/plain",
            .body = "12345"});
  });
  RawClient client(door->port());
  client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
  client.send("GET /204 HTTP/1.1\r\nHost: x\r\n\r\nGET /304 HTTP/1.1\r\nHost: x\r\n\r\n");
  client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto answers = client.read_all();
  CHECK(has_line(answers, "Content-Length: 5"));  // of the HEAD, which comes first
  const auto at_204 = answers.find("HTTP/1.1 204");
  const auto at_304 = answers.find("HTTP/1.1 304");
  const auto at_200 = answers.rfind("HTTP/1.1 200");
  CHECK(answers.substr(0, at_204).ends_with("\r\n\r\n"));
  CHECK(answers.substr(at_204, at_304 - at_204).find("Content-Length") == std::string::npos);
  CHECK(answers.substr(at_304, at_200 - at_304).find("12345") == std::string::npos);
  CHECK(body_of(std::string_view{answers}.substr(at_200)) == "12345");
}
