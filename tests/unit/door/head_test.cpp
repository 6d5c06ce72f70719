#include "bot/door/head.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

const door::DoorLimits limits;

int status_for(const std::string& text) {
  const auto read = door::read_head(text, limits);
  const auto* refusal = std::get_if<door::Refusal>(&read);
  return refusal != nullptr ? refusal->status : 0;
}

// A request whose only odd thing is the given header line.
int status_with(const std::string& line) {
  return status_for("POST /a HTTP/1.1\r\nHost: x\r\n" + line + "\r\n\r\n");
}

int status_of_line(const std::string& request_line) {
  return status_for(request_line + "\r\nHost: x\r\n\r\n");
}

door::Head head_of(const std::string& text) {
  auto read = door::read_head(text, limits);
  REQUIRE(std::holds_alternative<door::Head>(read));
  return std::get<door::Head>(read);
}

}  // namespace

TEST_CASE("an ordinary head is read into its parts") {
  const auto head = head_of(
      "POST /tra%20c%E1%BB%A9u?ma=1%2F2 HTTP/1.1\r\nHost: oa.example\r\nX-One:  a b \r\n"
      "Content-Length: 12\r\n\r\n");
  CHECK(head.request.method == "POST");
  CHECK(head.request.path == "/tra cứu");
  CHECK(head.request.query == "ma=1%2F2");
  CHECK(head.framing.length == 12);
  CHECK_FALSE(head.framing.chunked);
  CHECK(head.keep_alive);
  CHECK(door::header_of(head.request, "x-one") == "a b");
}

TEST_CASE("two ways to say where the body ends are refused") {
  CHECK(status_with("Content-Length: 3\r\nTransfer-Encoding: chunked") == 400);
  CHECK(status_with("Content-Length: 3\r\nContent-Length: 4") == 400);
  CHECK(status_with("Content-Length: 3\r\nContent-Length: 3") == 400);
  CHECK(status_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") == 400);
}

TEST_CASE("a length that is no plain number is refused") {
  for (const auto* value : {"3abc", "+3", "-3", "0x3", "3,3", "3 3", "", "１"}) {
    CAPTURE(value);
    CHECK(status_with("Content-Length: " + std::string{value}) == 400);
  }
  CHECK(status_with("Content-Length: 262144") == 0);
  CHECK(status_with("Content-Length: 262145") == 413);
  CHECK(status_with("Content-Length: 99999999999999999999999") == 413);
}

TEST_CASE("transfer codings other than chunked are refused, and any on HTTP/1.0") {
  CHECK(status_with("Transfer-Encoding: Chunked") == 0);
  CHECK(status_with("Transfer-Encoding: gzip, chunked") == 501);
  CHECK(status_with("Transfer-Encoding: xchunked") == 501);
  CHECK(status_for("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("header lines that programs read differently are refused") {
  for (const auto* line :
       {"Name : x", " Folded: x", "\tFolded: x", "No colon", ": x", "Na me: x", "Na\"me: x"}) {
    CAPTURE(line);
    CHECK(status_with(line) == 400);
  }
}

TEST_CASE("a header value that hides NUL, CR or LF behind a percent sign is refused") {
  for (const auto* value : {"a%0d%0aSet-Cookie:x", "%0D", "%0a", "%0A", "a%00b"}) {
    CAPTURE(value);
    CHECK(status_with("X-One: " + std::string{value}) == 400);
  }
  CHECK(status_with("X-One: 100%25 %0b %") == 0);
}

TEST_CASE("HTTP/1.1 needs exactly one Host, HTTP/1.0 at most one") {
  CHECK(status_for("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.0\r\n\r\n") == 0);
  CHECK(status_for("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
}

TEST_CASE("request lines that are no HTTP/1.x are refused with the fitting status") {
  CHECK(status_of_line("GET / HTTP/1.1") == 0);
  CHECK(status_of_line("GET /") == 400);
  CHECK(status_of_line("GET  / HTTP/1.1") == 400);
  CHECK(status_of_line("GET / HTTP/1.1 ") == 400);
  CHECK(status_of_line("GET http://x/ HTTP/1.1") == 400);
  CHECK(status_of_line("GET /a#b HTTP/1.1") == 400);
  CHECK(status_of_line("GET /\xc3\xa9 HTTP/1.1") == 400);
  CHECK(status_of_line("PRI * HTTP/2.0") == 505);
  CHECK(status_of_line("GET / HTTP/1.2") == 505);
  CHECK(status_of_line("BREW / HTTP/1.1") == 501);
  CHECK(status_of_line("TRACE / HTTP/1.1") == 501);
  CHECK(status_of_line("get / HTTP/1.1") == 501);
  CHECK(status_of_line("GET /" + std::string(limits.target_bytes, 'a') + " HTTP/1.1") == 414);
}

TEST_CASE("a path is decoded once and may not climb or hide control characters") {
  CHECK(head_of("GET /%2541 HTTP/1.0\r\n\r\n").request.path == "/%41");
  for (const auto* path : {"/../a",
                           "/a/..",
                           "/a/./b",
                           "/%2e%2e/a",
                           "/a%2f..%2fb",
                           "/a%00",
                           "/%0a",
                           "/%",
                           "/%1",
                           "/%zz"}) {
    CAPTURE(path);
    CHECK(status_of_line("GET " + std::string{path} + " HTTP/1.1") == 400);
  }
  CHECK(status_of_line("GET /..a/b..c HTTP/1.1") == 0);
}

TEST_CASE("compressed bodies and unknown expectations are refused") {
  CHECK(status_with("Content-Encoding: gzip") == 415);
  CHECK(status_with("Content-Encoding: br") == 415);
  CHECK(status_with("Content-Encoding: identity") == 0);
  CHECK(status_with("Expect: 200-ok") == 417);
  CHECK(head_of("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n").expects_continue);
}

TEST_CASE("too many or too long headers are refused") {
  std::string lines;
  for (std::size_t i = 1; i < limits.headers; ++i) lines += "A: b\r\n";
  const std::string start = "GET / HTTP/1.1\r\nHost: x\r\n";
  CHECK(status_for(start + lines + "\r\n") == 0);
  CHECK(status_for(start + lines + "A: b\r\n\r\n") == 431);
  CHECK(status_with("A: " + std::string(door::header_line_bytes, 'b')) == 431);
}

TEST_CASE("a connection stays open unless the client or its version says otherwise") {
  CHECK_FALSE(head_of("GET / HTTP/1.0\r\n\r\n").keep_alive);
  CHECK_FALSE(head_of("GET / HTTP/1.1\r\nHost: x\r\nConnection: TE, Close\r\n\r\n").keep_alive);
  CHECK(head_of("GET / HTTP/1.1\r\nHost: x\r\nConnection: not-close\r\n\r\n").keep_alive);
}

TEST_CASE("a body beyond the usual is asked about before any of it is read") {
  door::DoorLimits larger;
  int asked = 0;
  larger.larger_body = [&](const door::RawRequest& head) -> door::BodyLimit {
    ++asked;
    if (head.path != "/list") return {.refusal = 401};
    return {1024UL * 1024, std::chrono::seconds{120}};
  };
  const auto status = [&](const std::string& path, const std::string& framing) {
    const auto read =
        door::read_head("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n", larger);
    const auto* refusal = std::get_if<door::Refusal>(&read);
    return refusal != nullptr ? refusal->status : 0;
  };
  CHECK(status("/list", "Content-Length: 262144") == 0);
  CHECK(status("/other", "Content-Length: 262144") == 0);
  CHECK(asked == 0);
  CHECK(status("/list", "Content-Length: 1048576") == 0);
  CHECK(status("/list?name=a", "Content-Length: 1048576") == 0);
  CHECK(status("/list", "Content-Length: 1048577") == 413);
  CHECK(status("/other", "Content-Length: 262145") == 401);
  CHECK(asked == 4);
  // Of unknown length: what was allowed holds while it comes.
  CHECK(status("/other", "Transfer-Encoding: chunked") == 0);
  CHECK(asked == 5);
}
