// What comes in at the door and what goes out, without any HTTP library in sight. Plain values,
// any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/door/body_file.hpp"

namespace door {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// A whole request that has passed every check of head.hpp.
struct RawRequest {
  std::string method{};
  std::string path{};    // percent-decoded once; starts with "/", holds no "." or ".." segment
  std::string query{};   // as sent, without "?"
  std::string peer{};    // address of the other end of the socket, never taken from a header
  HeaderList headers{};  // as sent, in order; values are not decoded
  std::string body{};    // exactly the bytes sent, chunks joined; never decompressed
};

// Value of the first header of that name (upper and lower case are the same), or "".
std::string_view header_of(const RawRequest& request, std::string_view name);

struct RawAnswer {
  int status = 200;  // outside 200 … 599 it becomes 500
  std::string content_type{};
  std::string body{};
  HeaderList headers{};  // framing headers (Content-Length, Connection …) are ours and ignored here
  std::optional<BodyFile> file{};  // instead of `body`, sent in pieces; nothing: `body` is it
};

// May be called later and from any thread, also after the door has closed. Only the first call
// counts; without one the client gets 503 after DoorLimits::answer_time.
using Answerer = std::function<void(RawAnswer)>;
using OnRequest = std::function<void(const RawRequest&, Answerer)>;

// What one visitor may send beyond the usual, and how long that may take.
struct BodyLimit {
  std::size_t bytes = 0;
  std::chrono::milliseconds time{};
  int refusal = 413;  // the status of anything longer
};

}  // namespace door
