// Replays the kept bodies, and damaged copies of them, through the fuzzer's function.
#include <cstddef>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "base/text_file.hpp"
#include "tests/unit/zalo-api/samples.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

void feed(const std::string& body) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(body.data()), body.size());
}

}  // namespace

TEST_CASE("every kept body is answered, whole and cut off anywhere") {
  for (const auto& path : samples::all()) {
    const auto body = base::read_text_file(path);
    REQUIRE(body);
    feed(*body);
    const std::size_t step = 1 + body->size() / 40;
    for (std::size_t cut = 0; cut < body->size(); cut += step) feed(body->substr(0, cut));
  }
  CHECK(samples::all().size() > 100);
}

TEST_CASE("every kept body is answered with a few bytes changed") {
  base::Rng rng{20261122};
  for (const auto& path : samples::all()) {
    const auto body = base::read_text_file(path);
    REQUIRE(body);
    for (int round = 0; round < 10 && !body->empty() && body->size() < 5000; ++round) {
      std::string damaged = *body;
      for (int change = 0; change < 3; ++change) {
        damaged[rng.below(damaged.size())] = static_cast<char>(rng.below(256));
      }
      feed(damaged);
    }
  }
}
