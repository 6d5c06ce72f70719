#include "base/rng.hpp"

#include <array>

#include <doctest/doctest.h>

using base::Rng;

TEST_CASE("the generator gives the published numbers of SplitMix64") {
  Rng rng(1234567);
  const std::array<std::uint64_t, 5> published{6457827717110365317ULL,
                                               3203168211198807973ULL,
                                               9817491932198370423ULL,
                                               4593380528125082431ULL,
                                               16408922859458223821ULL};
  for (const auto number : published) CHECK(rng.next() == number);
}

TEST_CASE("the same seed gives the same choices and another seed gives others") {
  Rng one(42);
  Rng same(42);
  Rng other(43);
  bool differs = false;
  for (int i = 0; i < 20; ++i) {
    const auto number = one.next();
    CHECK(number == same.next());
    differs = differs || number != other.next();
  }
  CHECK(differs);
}

TEST_CASE("a bounded number stays below its bound and meets every number there") {
  Rng rng(7);
  std::array<int, 6> seen{};
  for (int i = 0; i < 6000; ++i) ++seen.at(rng.below(6));  // at() throws beyond the bound
  for (const int count : seen) {
    CHECK(count > 800);  // 1,000 expected; six standard deviations are 175
    CHECK(count < 1200);
  }
  CHECK(rng.below(1) == 0);
}

TEST_CASE("one in n happens about once in n") {
  Rng rng(99);
  int happened = 0;
  for (int i = 0; i < 10'000; ++i) happened += rng.one_in(10) ? 1 : 0;
  CHECK(happened > 800);
  CHECK(happened < 1200);
  CHECK(rng.one_in(1));
}
