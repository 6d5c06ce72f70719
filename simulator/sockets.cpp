#include "simulator/sockets.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace simulator {
namespace {

constexpr int descriptors_max = 4096;  // far more than the threads of this program can hold
constexpr int any_port = 0;

// The IPv4 port of one end of the socket; -1 when it is no such socket or not connected.
int port_of(int descriptor, int (*name)(int, sockaddr*, socklen_t*)) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (name(descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0) return -1;
  if (address.ss_family != AF_INET) return -1;
  sockaddr_in ipv4{};
  std::memcpy(&ipv4, &address, sizeof ipv4);
  return ntohs(ipv4.sin_port);
}

void cut(int local_port, int remote_port) {
  for (int descriptor = 0; descriptor < descriptors_max; ++descriptor) {
    if (port_of(descriptor, ::getsockname) != local_port) continue;
    const int peer = port_of(descriptor, ::getpeername);
    const bool meant = peer > 0 && (remote_port == any_port || peer == remote_port);
    if (meant) ::shutdown(descriptor, SHUT_RDWR);
  }
}

}  // namespace

void cut_connection(int local_port, int remote_port) {
  cut(local_port, remote_port);
}

void cut_all_connections(int local_port) {
  cut(local_port, any_port);
}

}  // namespace simulator
