// Documents cleaned in a process of their own, by the real program.
#include "bot/jail.hpp"

#include <string>

#include <doctest/doctest.h>

#include "papers/papers.hpp"
#include "tests/unit/papers/samples.hpp"

namespace {

const std::string program = LANGNGHE_BIN_DIR "/langnghe";

}  // namespace

TEST_CASE("a document comes back as if it had been cleaned here") {
  const auto apart = bot::cleaned_apart(samples::pdf(), papers::pdf_type, program);
  REQUIRE(apart);
  CHECK(apart == papers::without_metadata(samples::pdf(), papers::pdf_type));
  CHECK(apart->find("TheWriter") == std::string::npos);
}

TEST_CASE("a document that cannot be cleaned gives nothing, again and again") {
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(bot::cleaned_apart("%PDF-1.7 broken", papers::pdf_type, program));
    CHECK_FALSE(bot::cleaned_apart(samples::pdf(), "text/plain", program));
    CHECK(bot::cleaned_apart(samples::pdf(), papers::pdf_type, program));
  }
}

TEST_CASE("a program that is not there, or breaks off, gives nothing") {
  CHECK_FALSE(bot::cleaned_apart(samples::pdf(), papers::pdf_type, "/nowhere/langnghe"));
  CHECK_FALSE(bot::cleaned_apart(samples::pdf(), papers::pdf_type, "/bin/false"));
}
