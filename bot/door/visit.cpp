#include "bot/door/visit.hpp"

#include <array>

namespace door {
namespace {

constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

Wants what_to_wait_for(Moved moved) {
  switch (moved) {
    case Moved::wait_to_read:
      return Wants::to_read;
    case Moved::wait_to_write:
      return Wants::to_write;
    case Moved::some:
    case Moved::ended:
      return Wants::to_end;
  }
  return Wants::to_end;
}

}  // namespace

Visit::Visit(Wire wire, std::string peer, const DoorLimits& limits, AnswerText& writer)
    : wire_(std::move(wire)),
      peer_(std::move(peer)),
      limits_(limits),
      writer_(writer),
      intake_(limits) {}

Wants Visit::proceed(Moment now) {
  if (deadline_ == Moment{}) begin(Phase::greeting, limits_.request_time, now);
  for (;;) {  // ends: each round moves to another phase, and every cycle of phases takes bytes
    if (const auto pause = step(now)) return *pause;
  }
}

Visit::Pause Visit::step(Moment now) {
  switch (phase_) {
    case Phase::greeting:
      return greet(now);
    case Phase::listening:
      return listen(now);
    case Phase::thinking:
      return Wants::an_answer;
    case Phase::answering:
      return send(now);
    case Phase::parting:
      return part();
  }
  return Wants::to_end;
}

Visit::Pause Visit::greet(Moment now) {
  const auto moved = wire_.greet();
  if (moved != Moved::some) return what_to_wait_for(moved);
  phase_ = Phase::listening;  // the clock goes on: a slow handshake leaves less for the request
  return hear(intake_.add({}), now);
}

Visit::Pause Visit::listen(Moment now) {
  std::array<char, read_bytes> room;  // NOLINT(*-member-init) filled by read
  const auto got = wire_.read(room);
  if (got.moved != Moved::some) return what_to_wait_for(got.moved);
  return hear(intake_.add({room.data(), got.bytes}), now);
}

Visit::Pause Visit::hear(Stage stage, Moment now) {
  switch (stage) {
    case Stage::nothing:
      return std::nullopt;
    case Stage::partial:
      if (!counting_) begin(Phase::listening, limits_.request_time, now);
      counting_ = true;
      if (const auto time = intake_.take_longer_time()) begin(Phase::listening, *time, now);
      if (intake_.take_continue() && !send_continue()) return Wants::to_end;
      return std::nullopt;
    case Stage::complete:
      begin(Phase::thinking, limits_.answer_time, now);
      return std::nullopt;
    case Stage::refused:
      refuse(intake_.refused_with(), now);
      return std::nullopt;
  }
  return Wants::to_end;
}

// A few bytes into an empty send buffer: a socket that does not take them at once is not worth
// more.
bool Visit::send_continue() {
  const auto sent = wire_.write(continue_text);
  return sent.bytes == continue_text.size();
}

RawRequest Visit::take_request() {
  auto head = intake_.take();
  head.request.peer = peer_;
  request_line_ = std::move(head.request_line);
  ++serial_;
  const bool many = serial_ >= static_cast<std::uint32_t>(limits_.requests_per_connection);
  last_ = last_ || many || !head.keep_alive;
  return std::move(head.request);
}

void Visit::answer(const RawAnswer& answer, Moment now) {
  AnswerFor whom{.keep_alive = !last_};
  if (!request_line_.empty()) whom.request_line = request_line_;
  out_ = writer_.write(answer, whom);
  sent_ = 0;
  const bool follows = answer.file && answer.file->size() > 0;
  file_.reset();
  if (follows && !request_line_.starts_with("HEAD ")) file_ = answer.file;
  file_taken_ = 0;
  begin(Phase::answering, limits_.write_time, now);
}

void Visit::refuse(int status, Moment now) {
  refused_ = status;
  last_ = true;
  request_line_.clear();
  answer({.status = status}, now);
}

Visit::Pause Visit::send(Moment now) {
  while (sent_ < out_.size()) {
    const auto sent = wire_.write(std::string_view{out_}.substr(sent_));
    if (sent.moved != Moved::some) return what_to_wait_for(sent.moved);
    sent_ += sent.bytes;
  }
  out_ = {};
  if (file_) return send_file(now);
  if (last_) {
    wire_.end_writing();
    begin(Phase::parting, limits_.parting_time, now);
    return std::nullopt;
  }
  begin(Phase::listening, limits_.idle_time, now);
  counting_ = false;
  return hear(intake_.add({}), now);  // a following request may have come with the first one
}

// A piece at a time: a client that is slower than we are lets others go first. A file that cannot
// be read any more ends the connection: the client sees that something is missing.
Visit::Pause Visit::send_file(Moment now) {
  out_ = file_->piece(file_taken_, file_piece_bytes);
  sent_ = 0;
  if (out_.empty()) return Wants::to_end;
  file_taken_ += out_.size();
  if (file_taken_ >= file_->size()) file_.reset();
  begin(Phase::answering, limits_.write_time, now);
  return std::nullopt;
}

// Reads on until the client hangs up: closing with unread bytes would make the kernel throw away
// the answer before the client has seen it.
Visit::Pause Visit::part() {
  std::array<char, read_bytes> room;  // NOLINT(*-member-init) thrown away
  const auto got = wire_.read(room);
  if (got.moved != Moved::some) return what_to_wait_for(got.moved);
  thrown_away_ += got.bytes;
  if (thrown_away_ > parting_bytes) return Wants::to_end;
  return std::nullopt;
}

Wants Visit::expire(Moment now) {
  if (phase_ == Phase::listening && counting_ && intake_.add({}) == Stage::partial) {
    refuse(408, now);
    return proceed(now);
  }
  if (phase_ == Phase::thinking) {
    refuse(503, now);
    return proceed(now);
  }
  return Wants::to_end;
}

void Visit::begin(Phase phase, std::chrono::milliseconds longest, Moment now) {
  phase_ = phase;
  since_ = now;
  deadline_ = now + longest;
}

}  // namespace door
