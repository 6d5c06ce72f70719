// The transports of the tests must do what they promise, or the tests prove nothing.
#include "tests/support/faulty_transport.hpp"

#include <doctest/doctest.h>

#include "tests/support/fake_transport.hpp"

using base::Errc;
using support::FaultyTransport;
using support::json_answer;

namespace {

const zalo::HttpRequest request{.method = "GET", .url = "http://127.0.0.1:9/a"};

}  // namespace

TEST_CASE("the n-th call is lost before or after it was made, and only that one") {
  support::FakeTransport fake;
  fake.always("/a", json_answer("{}"));
  FaultyTransport faulty{fake};
  faulty.fail_call(2, FaultyTransport::Moment::before_call);
  CHECK(faulty.send(request));
  CHECK(faulty.send(request).error().code == Errc::unavailable);
  CHECK(faulty.send(request));
  CHECK(fake.calls("/a") == 2);
  faulty.fail_call(1, FaultyTransport::Moment::after_call);
  CHECK(faulty.send(request).error().code == Errc::timed_out);
  CHECK(fake.calls("/a") == 3);
  CHECK(faulty.calls() == 4);
  faulty.fail_call(1, FaultyTransport::Moment::before_call);
  faulty.heal();
  CHECK(faulty.send(request));
}

TEST_CASE("the scripted transport gives its answers in order and refuses foreign hosts") {
  support::FakeTransport fake;
  fake.once("/a", json_answer("1"));
  fake.once("/a", json_answer("2"));
  CHECK(fake.send(request)->body == "1");
  CHECK(fake.send(request)->body == "2");
  CHECK(fake.send(request).error().code == Errc::unavailable);
  const zalo::HttpRequest foreign{.method = "GET", .url = "https://openapi.zalo.me/a"};
  fake.always("/a", json_answer("3"));
  CHECK(fake.send(foreign).error().code == Errc::denied);
  fake.allow_host("openapi.zalo.me");
  CHECK(fake.send(foreign)->body == "3");
}
