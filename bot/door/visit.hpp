// One connection and how far it has come: greeting (TLS), listening for a request, thinking (our
// side works on it), answering, parting. Never waits; owned and used by the room's thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "bot/door/answer_text.hpp"
#include "bot/door/intake.hpp"
#include "bot/door/limits.hpp"
#include "bot/door/wire.hpp"

namespace door {

using Moment = std::chrono::steady_clock::time_point;

enum class Wants { to_read, to_write, an_answer, to_end };

class Visit {
 public:
  // limits and writer must outlive the visit.
  Visit(Wire wire, std::string peer, const DoorLimits& limits, AnswerText& writer);

  // Goes on until the socket or our own side has to be waited for. When it returns an_answer, the
  // request is to be fetched with take_request(). Returns 0 … times with to_end; then destroy it.
  Wants proceed(Moment now);

  RawRequest take_request();  // once after each an_answer
  void answer(const RawAnswer& answer, Moment now);
  // The deadline has passed: an answer that says so, or the end.
  Wants expire(Moment now);

  // We stop: nothing follows the present request.
  void make_last() { last_ = true; }

  Moment deadline() const { return deadline_; }

  Moment since() const { return since_; }  // when it was last given anything to do

  bool is_thinking() const { return phase_ == Phase::thinking; }

  // Nothing of ours would be lost by ending it now.
  bool is_idle() const { return phase_ != Phase::thinking && phase_ != Phase::answering; }

  std::uint32_t serial() const { return serial_; }  // number of the present request

  int refused_with() const { return refused_; }  // status of our own refusal, 0: none

  int descriptor() const { return wire_.descriptor(); }

 private:
  enum class Phase { greeting, listening, thinking, answering, parting };
  using Pause = std::optional<Wants>;  // none: the phase has changed, go on

  Pause step(Moment now);
  Pause greet(Moment now);
  Pause listen(Moment now);
  Pause hear(Stage stage, Moment now);
  Pause send(Moment now);
  Pause part();
  bool send_continue();
  Pause send_file(Moment now);
  void refuse(int status, Moment now);
  void begin(Phase phase, std::chrono::milliseconds longest, Moment now);

  Wire wire_;
  std::string peer_;
  const DoorLimits& limits_;
  AnswerText& writer_;
  Intake intake_;
  Phase phase_ = Phase::greeting;
  Moment deadline_{};
  Moment since_{};
  bool counting_ = true;  // the clock of request_time runs
  bool last_ = false;     // the connection ends after the present answer
  std::uint32_t serial_ = 0;
  int refused_ = 0;
  std::string request_line_{};
  std::string out_{};
  std::size_t sent_ = 0;
  std::optional<BodyFile> file_{};  // what follows out_
  std::uint64_t file_taken_ = 0;
  std::size_t thrown_away_ = 0;
};

}  // namespace door
