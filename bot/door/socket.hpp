// Owns one file descriptor. Move-only, one thread at a time.
#pragma once

#include <string>
#include <utility>

namespace door {

class Socket {
 public:
  Socket() = default;

  explicit Socket(int descriptor) : descriptor_(descriptor) {}

  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

  Socket& operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket();

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

// Makes an accepted socket ready for the room: never blocks, sends small answers at once, is not
// inherited by programs we start.
void prepare(const Socket& socket);

// Address of the other end, such as "203.0.113.7" or "2001:db8::1"; "" when it is gone already.
std::string peer_of(const Socket& socket);

}  // namespace door
