#include "tests/unit/zalo-api/loopback_server.hpp"

#include <arpa/inet.h>
#include <charconv>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"

namespace support {
namespace {

struct Bound {
  int fd = -1;
  int port = 0;
};

Bound bind_anywhere() {
  Bound bound{.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  base::check(::bind(bound.fd, raw, size) == 0, "no port on the loopback");
  base::check(::getsockname(bound.fd, raw, &size) == 0, "no name of a socket");
  bound.port = ntohs(address.sin_port);
  return bound;
}

bool readable_within(int fd, int milliseconds) {
  pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
  return ::poll(&waiting, 1, milliseconds) > 0;
}

std::size_t content_length(std::string_view head) {
  constexpr std::string_view name = "Content-Length: ";
  const auto at = head.find(name);
  std::size_t length = 0;
  if (at == std::string_view::npos) return length;
  const auto digits = head.substr(at + name.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

bool complete(std::string_view request) {
  const auto end = request.find("\r\n\r\n");
  return end != std::string_view::npos &&
         request.size() >= end + 4 + content_length(request.substr(0, end));
}

}  // namespace

LoopbackServer::LoopbackServer(Talk talk) : talk_(std::move(talk)) {
  const Bound bound = bind_anywhere();
  listener_ = bound.fd;
  port_ = bound.port;
  base::check(::listen(listener_, 16) == 0, "cannot listen");
  thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

void LoopbackServer::serve() {
  while (!stopping_) {
    if (!readable_within(listener_, 20)) continue;
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    talk_(fd, ++connections_);
    ::close(fd);
    ++closed_;
  }
}

void LoopbackServer::await_closed(int count) const {
  for (int waited_ms = 0; closed_ < count; waited_ms += 5) {
    base::check(waited_ms < 20'000, "a connection is not closed");
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

std::string LoopbackServer::url(std::string_view path) const {
  return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

std::string read_request(int fd) {
  std::string request;
  char buffer[4096];
  while (!complete(request) && readable_within(fd, 10'000)) {
    const auto count = ::recv(fd, buffer, sizeof buffer, 0);
    if (count <= 0) return {};
    request.append(buffer, static_cast<std::size_t>(count));
  }
  return complete(request) ? request : std::string{};
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string answer_text(int status, std::string_view body, std::string_view extra_headers) {
  return fmt::format(
      "HTTP/1.1 {} X\r\nContent-Length: {}\r\n{}\r\n{}", status, body.size(), extra_headers, body);
}

int closed_port() {
  const Bound bound = bind_anywhere();
  ::close(bound.fd);
  return bound.port;
}

}  // namespace support
