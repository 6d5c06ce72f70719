// Collects the body of one request, of a known length or in chunks, and never more than allowed.
// Bytes are looked at once, so a client that trickles costs no more than one that does not.
// One thread at a time.
#pragma once

#include <string>
#include <string_view>

#include "bot/door/head.hpp"

namespace door {

enum class BodyState { reading, complete, too_large, malformed };

class BodyReader {
 public:
  explicit BodyReader(const Framing& framing);

  // Takes what belongs to the body off the front of input; what follows it stays there.
  BodyState feed(std::string_view& input);

  std::string take() { return std::move(body_); }

 private:
  enum class Expecting { size_line, bytes, line_end, last_line };

  BodyState feed_chunked(std::string_view& input);
  void take_bytes(std::string_view& input);
  bool take_line(std::string_view& input);  // true: line_ is whole
  BodyState end_line();
  BodyState begin_chunk();

  bool chunked_;
  std::size_t bytes_max_;
  std::size_t missing_;  // of the body, or of the present chunk
  Expecting expecting_ = Expecting::size_line;
  std::string line_{};
  std::string body_{};
};

}  // namespace door
