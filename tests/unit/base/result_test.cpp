#include "base/result.hpp"

#include <memory>
#include <string>

#include <doctest/doctest.h>

using base::Errc;
using base::Error;
using base::Result;

TEST_CASE("a result holds a value or an error, never both") {
  const Result<int> good = 7;
  CHECK(good.ok());
  CHECK(static_cast<bool>(good));
  CHECK(*good == 7);

  const Result<int> bad = Error{Errc::throttled, "slow down", std::chrono::seconds{30}};
  CHECK_FALSE(bad.ok());
  CHECK_FALSE(static_cast<bool>(bad));
  CHECK(bad.error().code == Errc::throttled);
  CHECK(bad.error().what == "slow down");
  CHECK(bad.error().retry_after == std::chrono::seconds{30});
}

TEST_CASE("an error says when to come back only when the other side said so") {
  const Error error{Errc::unavailable, "no answer"};
  CHECK_FALSE(error.retry_after.has_value());
}

TEST_CASE("reading the wrong side of a result is a bug of ours and is thrown as one") {
  Result<std::string> good = std::string{"chào"};
  Result<std::string> bad = Error{Errc::invalid, "not this"};
  CHECK_THROWS_AS(static_cast<void>(*bad), base::Bug);
  CHECK_THROWS_AS(static_cast<void>(bad->size()), base::Bug);
  CHECK_THROWS_AS(static_cast<void>(good.error()), base::Bug);
  CHECK_NOTHROW(static_cast<void>(*good));
}

TEST_CASE("the value of a result can be changed and moved out") {
  Result<std::string> result = std::string{"một"};
  result->append(" hai");
  CHECK(*result == "một hai");

  Result<std::unique_ptr<int>> owned = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = std::move(*owned);
  CHECK(*taken == 3);
}

TEST_CASE("a status without a value says success") {
  const base::Status done = base::Nothing{};
  const base::Status failed = Error{Errc::conflict, "seen before"};
  CHECK(done.ok());
  CHECK_FALSE(failed.ok());
}
