// Reads request line and headers strictly (RFC 9112), because whatever two programs read
// differently can be used to smuggle a request past one of them. Refuses instead of guessing. Pure,
// any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "bot/door/limits.hpp"
#include "bot/door/request.hpp"

namespace door {

struct Framing {  // where the body ends
  bool chunked = false;
  std::size_t length = 0;  // when it is not chunked
  BodyLimit limit{};       // what was allowed
};

struct Head {
  std::string request_line{};  // without CR LF
  RawRequest request{};        // everything but peer and body
  Framing framing{};
  bool keep_alive = true;
  bool expects_continue = false;  // the client waits for "100 Continue" before it sends the body
};

struct Refusal {
  int status = 400;
};

// text: all bytes up to and including the empty line.
std::variant<Head, Refusal> read_head(std::string_view text, const DoorLimits& limits);

}  // namespace door
