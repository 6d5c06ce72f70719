#include "bot/door/body.hpp"

#include <algorithm>

#include "bot/door/limits.hpp"
#include "bot/door/text.hpp"

namespace door {

BodyReader::BodyReader(const Framing& framing)
    : chunked_(framing.chunked), bytes_max_(framing.limit.bytes), missing_(framing.length) {}

BodyState BodyReader::feed(std::string_view& input) {
  if (chunked_) return feed_chunked(input);
  take_bytes(input);
  return missing_ == 0 ? BodyState::complete : BodyState::reading;
}

BodyState BodyReader::feed_chunked(std::string_view& input) {
  while (!input.empty()) {
    if (expecting_ == Expecting::bytes) {
      take_bytes(input);
      if (missing_ == 0) expecting_ = Expecting::line_end;
      continue;
    }
    const bool whole = take_line(input);
    if (!whole && line_.size() > chunk_line_bytes) return BodyState::malformed;
    if (!whole) return BodyState::reading;
    const auto state = end_line();
    if (state != BodyState::reading) return state;
  }
  return BodyState::reading;
}

void BodyReader::take_bytes(std::string_view& input) {
  const auto count = std::min(missing_, input.size());
  body_.append(input.substr(0, count));
  input.remove_prefix(count);
  missing_ -= count;
}

bool BodyReader::take_line(std::string_view& input) {
  const auto room = chunk_line_bytes + 1 - std::min(line_.size(), chunk_line_bytes);
  const auto end = input.substr(0, room).find('\n');
  const auto count = end == std::string_view::npos ? std::min(room, input.size()) : end + 1;
  line_.append(input.substr(0, count));
  input.remove_prefix(count);
  return end != std::string_view::npos;
}

BodyState BodyReader::end_line() {
  if (!line_.ends_with("\r\n")) return BodyState::malformed;
  line_.resize(line_.size() - 2);
  if (expecting_ == Expecting::size_line) return begin_chunk();
  // After a chunk's bytes and after the last chunk only an empty line may come: trailers could
  // carry headers that nobody has checked.
  if (!line_.empty()) return BodyState::malformed;
  if (expecting_ == Expecting::last_line) return BodyState::complete;
  expecting_ = Expecting::size_line;
  return BodyState::reading;
}

BodyState BodyReader::begin_chunk() {
  if (line_.empty() || line_.size() > 8) return BodyState::malformed;
  std::size_t size = 0;
  for (const char digit : line_) {
    const int value = hex_value(digit);
    if (value < 0) return BodyState::malformed;
    size = size * 16 + static_cast<std::size_t>(value);
  }
  line_.clear();
  if (size > bytes_max_ - body_.size()) return BodyState::too_large;
  missing_ = size;
  expecting_ = size == 0 ? Expecting::last_line : Expecting::bytes;
  return BodyState::reading;
}

}  // namespace door
