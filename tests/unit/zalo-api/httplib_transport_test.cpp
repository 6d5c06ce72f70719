#include "zalo-api/httplib_transport.hpp"

#include <array>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/manual_clock.hpp"
#include "tests/unit/zalo-api/loopback_server.hpp"

using base::Errc;
using std::chrono::milliseconds;
using std::chrono::seconds;
using support::answer_text;
using support::LoopbackServer;
using support::read_request;
using support::write_all;

namespace {

struct Desk {
  base::SystemClock clock{};
  zalo::HttplibTransport http{clock, {.connect_timeout = seconds{20}}};
};

zalo::HttpRequest get(std::string url) {
  return {.method = "GET", .url = std::move(url), .timeout = seconds{20}};
}

// Answers every request of a connection until the other side leaves.
void answer_all(int fd, int /*number*/) {
  for (std::string request = read_request(fd); !request.empty(); request = read_request(fd)) {
    write_all(fd, answer_text(200, "{\"error\":0}"));
  }
}

}  // namespace

TEST_CASE("a request arrives as it was given and the answer comes back") {
  std::string seen;
  LoopbackServer server([&](int fd, int) {
    seen = read_request(fd);
    write_all(fd, answer_text(201, "{\"a\":\"đ\"}", "X-RateLimit-Remain: 7\r\n"));
  });
  Desk desk;
  const auto answer =
      desk.http.send({.method = "POST",
                      .url = server.url("/v3.0/x?data=%7B%22a%22%7D"),
                      .headers = {{"access_token", "AT"}, {"content-type", "application/json"}},
                      .body = "{\"t\":\"chào\"}",
                      .timeout = seconds{20}});
  REQUIRE(answer);
  CHECK(answer->status == 201);
  CHECK(answer->body == "{\"a\":\"đ\"}");
  CHECK(zalo::header_of(*answer, "x-ratelimit-remain") == "7");
  CHECK(seen.starts_with("POST /v3.0/x?data=%7B%22a%22%7D HTTP/1.1\r\n"));
  CHECK(seen.find("access_token: AT\r\n") != std::string::npos);
  CHECK(seen.find("\r\n\r\n{\"t\":\"chào\"}") != std::string::npos);
}

TEST_CASE("one connection serves many requests") {
  LoopbackServer server(answer_all);
  Desk desk;
  for (int i = 0; i < 5; ++i) CHECK(desk.http.send(get(server.url("/a"))));
  CHECK(server.connections() == 1);
}

TEST_CASE("a connection that the server closed while idle is replaced, not stumbled over") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    write_all(fd, answer_text(200, "{}"));
  });
  Desk desk;
  for (int i = 1; i <= 3; ++i) {
    CHECK(desk.http.send(get(server.url("/a"))));
    server.await_closed(i);
  }
  CHECK(server.connections() == 3);
}

TEST_CASE("a connection idle for long is not trusted") {
  LoopbackServer server(answer_all);
  support::ManualClock clock{base::from_millis(1'767'225'600'000)};
  zalo::HttplibTransport http{clock};
  CHECK(http.send(get(server.url("/a"))));
  clock.advance(zalo::limits::idle_connection_max + milliseconds{1});
  CHECK(http.send(get(server.url("/a"))));
  CHECK(server.connections() == 2);
}

TEST_CASE("where nobody listens nothing was sent") {
  Desk desk;
  const auto answer =
      desk.http.send(get(fmt::format("http://127.0.0.1:{}/", support::closed_port())));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("a connection that breaks after the request may have delivered it, and is not repeated") {
  std::atomic<int> requests{0};
  LoopbackServer server([&](int fd, int) { requests += read_request(fd).empty() ? 0 : 1; });
  Desk desk;
  const auto answer = desk.http.send(get(server.url("/a")));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::timed_out);
  std::this_thread::sleep_for(milliseconds{100});
  CHECK(requests == 1);
}

TEST_CASE("a server that falls silent is given up") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    std::this_thread::sleep_for(milliseconds{600});
  });
  Desk desk;
  auto request = get(server.url("/a"));
  request.timeout = milliseconds{150};
  const auto answer = desk.http.send(request);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::timed_out);
}

TEST_CASE("a body that trickles in is given up too") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    write_all(fd, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    for (int i = 0; i < 600 && write_all(fd, "a"); ++i) {
      std::this_thread::sleep_for(milliseconds{50});
    }
  });
  base::SystemClock clock;
  zalo::HttplibTransport http{clock, {.connect_timeout = seconds{1}}};
  auto request = get(server.url("/a"));
  request.timeout = milliseconds{200};
  const auto started = clock.now();
  const auto answer = http.send(request);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::timed_out);
  CHECK(clock.now() - started < seconds{15});
}

TEST_CASE("an answer longer than allowed is refused") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    write_all(fd, answer_text(200, std::string(5000, 'a')));
  });
  Desk desk;
  auto request = get(server.url("/a"));
  request.answer_bytes_max = 4999;
  const auto answer = desk.http.send(request);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::rejected);
  request.answer_bytes_max = 5000;
  CHECK(desk.http.send(request)->body.size() == 5000);
}

TEST_CASE("an endless answer without a length is refused as well") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    write_all(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 50; ++i) write_all(fd, "3e8\r\n" + std::string(1000, 'a') + "\r\n");
  });
  Desk desk;
  auto request = get(server.url("/a"));
  request.answer_bytes_max = 2000;
  CHECK(desk.http.send(request).error().code == Errc::rejected);
}

TEST_CASE("a packed answer is neither asked for nor unpacked") {
  std::string seen;
  LoopbackServer server([&](int fd, int) {
    seen = read_request(fd);
    write_all(fd, answer_text(200, "\x1F\x8B not really", "Content-Encoding: gzip\r\n"));
  });
  Desk desk;
  const auto answer = desk.http.send(get(server.url("/a")));
  CHECK(seen.find("Accept-Encoding: identity") != std::string::npos);
  REQUIRE(answer);
  CHECK(answer->body == "\x1F\x8B not really");
}

TEST_CASE("a redirect is an answer, not an order") {
  LoopbackServer server([](int fd, int) {
    read_request(fd);
    write_all(fd, answer_text(302, "", "Location: /elsewhere\r\n"));
  });
  Desk desk;
  const auto answer = desk.http.send(get(server.url("/a")));
  REQUIRE(answer);
  CHECK(answer->status == 302);
  CHECK(server.connections() == 1);
}

TEST_CASE("a malformed request does not leave the house") {
  LoopbackServer server(answer_all);
  Desk desk;
  auto split = get(server.url("/a"));
  split.headers["access_token"] = "AT\r\nX-Evil: 1";
  CHECK(desk.http.send(split).error().code == Errc::invalid);
  auto named = get(server.url("/a"));
  named.headers["a b"] = "c";
  CHECK(desk.http.send(named).error().code == Errc::invalid);
  CHECK(desk.http.send(get(server.url("/a b"))).error().code == Errc::invalid);
  auto method = get(server.url("/a"));
  method.method = "DELETE";
  CHECK(desk.http.send(method).error().code == Errc::invalid);
  zalo::HttplibTransport strict{desk.clock, {.allow_plain_http = false}};
  CHECK(strict.send(get(server.url("/a"))).error().code == Errc::invalid);
  CHECK(server.connections() == 0);
}

TEST_CASE("more hosts than are kept still answer") {
  Desk desk;
  std::vector<std::unique_ptr<LoopbackServer>> servers;
  for (std::size_t i = 0; i < zalo::limits::kept_hosts_max + 2; ++i) {
    // One answer and good-bye: this server speaks with one connection at a time.
    servers.push_back(std::make_unique<LoopbackServer>([](int fd, int) {
      read_request(fd);
      write_all(fd, answer_text(200, "{}"));
    }));
    CHECK(desk.http.send(get(servers.back()->url("/a"))));
  }
}

TEST_CASE("threads may share a transport") {
  LoopbackServer server(answer_all);
  Desk desk;
  std::array<int, 4> answered{};
  std::vector<std::thread> threads;
  for (auto& mine : answered) {
    threads.emplace_back([&desk, &server, &mine] {
      for (int i = 0; i < 10; ++i) mine += desk.http.send(get(server.url("/a"))).ok() ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  for (const int mine : answered) CHECK(mine == 10);
}
