#include "zalo-api/window.hpp"

#include <doctest/doctest.h>

using std::chrono::hours;
using zalo::Price;
using zalo::window_at;

namespace {

const zalo::WindowRules rules{};
const base::TimePoint wrote = base::from_millis(1'767'225'600'000);
constexpr base::Duration moment{1};

}  // namespace

TEST_CASE("for two days after a person's last word writing to them is free") {
  CHECK(window_at(rules, wrote, wrote).price == Price::free);
  const auto last = window_at(rules, wrote, wrote + hours{48} - moment);
  CHECK(last.price == Price::free);
  CHECK(last.until == wrote + hours{48});
}

TEST_CASE("from then to the end of the seventh day it costs") {
  for (const auto after : {base::Duration{hours{48}}, hours{24 * 7} - moment}) {
    const auto window = window_at(rules, wrote, wrote + after);
    CHECK(window.price == Price::charged);
    CHECK(window.until == wrote + hours{24 * 7});
  }
}

TEST_CASE("after seven days nothing goes, and time alone does not change that") {
  const auto window = window_at(rules, wrote, wrote + hours{24 * 7});
  CHECK(window.price == Price::closed);
  CHECK_FALSE(window.until.has_value());
}

TEST_CASE("a word from the future is a word of now") {
  CHECK(window_at(rules, wrote + hours{1}, wrote).price == Price::free);
}

TEST_CASE("other rules are other numbers") {
  const zalo::WindowRules strict{.free_for = hours{1}, .open_for = hours{2}};
  CHECK(window_at(strict, wrote, wrote + hours{1}).price == Price::charged);
  CHECK(window_at(strict, wrote, wrote + hours{2}).price == Price::closed);
}

TEST_CASE("prices have names for the metrics") {
  CHECK(zalo::name_of(Price::free) == "free");
  CHECK(zalo::name_of(Price::charged) == "charged");
  CHECK(zalo::name_of(Price::closed) == "closed");
}
