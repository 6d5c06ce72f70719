// Turns the bytes of one connection into whole, checked requests, one after the other; bytes of a
// following request wait their turn. Pure, one thread at a time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bot/door/body.hpp"
#include "bot/door/head.hpp"
#include "bot/door/limits.hpp"

namespace door {

enum class Stage { nothing, partial, complete, refused };

class Intake {
 public:
  explicit Intake(DoorLimits limits) : limits_(std::move(limits)) {}

  // Adds bytes (none: looks at those left over) and says how far the present request has come.
  Stage add(std::string_view bytes);

  int refused_with() const { return status_; }

  // True once, when the client waits for "100 Continue" before it sends the body.
  bool take_continue();

  // Once, when a longer body was allowed: how long the request may take from now on.
  std::optional<std::chrono::milliseconds> take_longer_time();

  // The complete request; the next add() begins another one.
  Head take();

 private:
  Stage read_head_bytes();
  Stage read_body_bytes();
  Stage refuse(int status);
  int fault_at(std::size_t position);  // a status, or 0 when that byte may stand there
  bool head_ends_at(std::size_t position) const;

  const DoorLimits limits_;
  std::string bytes_{};
  std::size_t seen_ = 0;  // bytes of the head that have been looked at
  bool in_first_line_ = true;
  std::optional<Head> head_{};
  std::optional<BodyReader> body_{};
  bool continue_due_ = false;
  bool longer_due_ = false;
  bool complete_ = false;
  int status_ = 0;
};

}  // namespace door
