#include "bot/door/socket.hpp"

#include <arpa/inet.h>
#include <array>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace door {

Socket::~Socket() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void prepare(const Socket& socket) {
  const int fd = socket.descriptor();
  ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
  ::fcntl(fd, F_SETFD, FD_CLOEXEC);
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

std::string peer_of(const Socket& socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::getpeername(socket.descriptor(), plain, &size) != 0) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    ::inet_ntop(
        AF_INET, &reinterpret_cast<sockaddr_in*>(&address)->sin_addr, text.data(), text.size());
    return text.data();
  }
  const auto& six = reinterpret_cast<sockaddr_in6*>(&address)->sin6_addr;
  ::inet_ntop(AF_INET6, &six, text.data(), text.size());
  std::string peer = text.data();
  // An IPv4 client on a socket for both families: written as everybody knows it.
  constexpr std::string_view mapped = "::ffff:";
  if (IN6_IS_ADDR_V4MAPPED(&six) && peer.starts_with(mapped)) peer.erase(0, mapped.size());
  return peer;
}

}  // namespace door
