#include "bot/door/intake.hpp"

#include <utility>

#include "base/check.hpp"

namespace door {

Stage Intake::add(std::string_view bytes) {
  if (status_ != 0) return Stage::refused;
  bytes_.append(bytes);
  if (complete_) return Stage::complete;
  if (!head_) {
    const auto stage = read_head_bytes();
    if (!head_) return stage;
  }
  return read_body_bytes();
}

bool Intake::take_continue() {
  return std::exchange(continue_due_, false);
}

std::optional<std::chrono::milliseconds> Intake::take_longer_time() {
  if (!std::exchange(longer_due_, false)) return std::nullopt;
  return head_->framing.limit.time;
}

Head Intake::take() {
  base::check(complete_ && head_ && body_, "taking a request that is not complete");
  Head head = std::move(*head_);
  head.request.body = body_->take();
  head_.reset();
  body_.reset();
  complete_ = false;
  continue_due_ = false;
  longer_due_ = false;
  in_first_line_ = true;
  seen_ = 0;
  return head;
}

Stage Intake::read_head_bytes() {
  for (; seen_ < bytes_.size(); ++seen_) {
    if (const int fault = fault_at(seen_); fault != 0) return refuse(fault);
    if (!head_ends_at(seen_)) continue;
    auto read = read_head(std::string_view{bytes_}.substr(0, seen_ + 1), limits_);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return refuse(refusal->status);
    head_ = std::move(std::get<Head>(read));
    body_.emplace(head_->framing);
    longer_due_ = head_->framing.limit.time > limits_.request_time;
    continue_due_ = head_->expects_continue;
    bytes_.erase(0, seen_ + 1);
    return Stage::partial;
  }
  return bytes_.empty() ? Stage::nothing : Stage::partial;
}

// Refuses at the first wrong byte: waiting for the rest would only cost time and memory.
int Intake::fault_at(std::size_t position) {
  const char c = bytes_[position];
  if (position >= limits_.head_bytes) return 431;
  const char before = position > 0 ? bytes_[position - 1] : '\0';
  if ((before == '\r') != (c == '\n'))
    return 400;  // a line ends with CR LF, never with one of them
  const bool control = static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
  if (control && c != '\r' && c != '\n' && c != '\t') return 400;
  constexpr std::size_t around_target = 24;  // the longest method, two blanks and the version
  if (in_first_line_ && position > limits_.target_bytes + around_target) return 414;
  if (c == '\n') in_first_line_ = false;
  return 0;
}

bool Intake::head_ends_at(std::size_t position) const {
  return bytes_[position] == '\n' && position >= 3 &&
         std::string_view{bytes_}.substr(position - 3, 4) == "\r\n\r\n";
}

Stage Intake::read_body_bytes() {
  std::string_view rest{bytes_};
  const auto state = body_->feed(rest);
  bytes_.erase(0, bytes_.size() - rest.size());
  if (!rest.empty() || state == BodyState::complete) continue_due_ = false;
  switch (state) {
    case BodyState::reading:
      return Stage::partial;
    case BodyState::complete:
      complete_ = true;
      return Stage::complete;
    case BodyState::too_large:
      return refuse(head_->framing.limit.refusal);
    case BodyState::malformed:
      return refuse(400);
  }
  return refuse(500);
}

Stage Intake::refuse(int status) {
  status_ = status;
  bytes_.clear();
  return Stage::refused;
}

}  // namespace door
