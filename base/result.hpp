// How an expected failure travels: a value or an Error. Exceptions are kept for what ends a
// transaction (see docs/architecture.md, Errors). Plain values, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/check.hpp"

namespace base {

enum class Errc {
  invalid,
  not_found,
  conflict,
  denied,
  throttled,
  timed_out,
  unavailable,
  rejected,
  corrupt
};

struct Error {
  Errc code{};
  std::string what{};                                 // for the log; never shown to a citizen
  std::optional<std::chrono::seconds> retry_after{};  // only when the other side said so
};

template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that "return value;" and "return Error{...};" read plainly.
  Result(T value) : held_(std::move(value)) {}  // NOLINT(google-explicit-constructor) see above

  Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor) see above

  bool ok() const { return std::holds_alternative<T>(held_); }

  explicit operator bool() const { return ok(); }

  T& operator*() {
    check(ok(), "value of a failed Result");
    return *std::get_if<T>(&held_);
  }

  const T& operator*() const {
    check(ok(), "value of a failed Result");
    return *std::get_if<T>(&held_);
  }

  T* operator->() { return &**this; }

  const T* operator->() const { return &**this; }

  const Error& error() const {
    check(!ok(), "error of a successful Result");
    return *std::get_if<Error>(&held_);
  }

 private:
  std::variant<T, Error> held_;
};

struct Nothing {};

using Status = Result<Nothing>;  // success without a value

}  // namespace base
