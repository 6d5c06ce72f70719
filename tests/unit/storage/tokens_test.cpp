#include "storage/tokens.hpp"

#include <doctest/doctest.h>

#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using base::Secret;
using scene::at;
using storage::TokenPair;
using storage::Tokens;
using storage::Tx;

namespace {

TokenPair pair(const std::string& name, std::chrono::milliseconds saved) {
  return TokenPair{Secret{"access " + name}, Secret{"refresh " + name}, at(saved + 25h), at(saved)};
}

}  // namespace

TEST_CASE("the present pair and the one before it are kept") {
  scene::in_one_write([](Tx& tx) {
    Tokens tokens(tx);
    CHECK_FALSE(tokens.load("oa").has_value());
    CHECK(tokens.save("oa", pair("1", 0s)).ok());
    CHECK_FALSE(tokens.load("oa")->previous.has_value());
    CHECK(tokens.save("oa", pair("2", 20h)).ok());
    CHECK(tokens.save("oa", pair("3", 40h)).ok());
    const auto kept = tokens.load("oa");
    REQUIRE(kept.has_value());
    CHECK(kept->current.access.reveal() == "access 3");
    CHECK(kept->current.refresh.reveal() == "refresh 3");
    CHECK(kept->current.expires_at == at(65h));
    CHECK(kept->current.saved_at == at(40h));
    REQUIRE(kept->previous.has_value());
    CHECK(kept->previous->refresh.reveal() == "refresh 2");
    CHECK(kept->previous->saved_at == at(20h));
    CHECK_FALSE(tokens.load("another").has_value());
  });
}

TEST_CASE("a pair with an empty half does not replace a working one") {
  scene::in_one_write([](Tx& tx) {
    Tokens tokens(tx);
    CHECK(tokens.save("oa", pair("1", 0s)).ok());
    auto broken = pair("2", 1h);
    broken.refresh = Secret{};
    CHECK_FALSE(tokens.save("oa", broken).ok());
    broken = pair("2", 1h);
    broken.access = Secret{};
    CHECK_FALSE(tokens.save("oa", broken).ok());
    CHECK(tokens.load("oa")->current.access.reveal() == "access 1");
  });
}

TEST_CASE("the need of a new grant is remembered until a new pair is there") {
  scene::in_one_write([](Tx& tx) {
    Tokens tokens(tx);
    CHECK_FALSE(tokens.mark_needs_reauth("oa", "no tokens yet"));
    CHECK(tokens.save("oa", pair("1", 0s)).ok());
    CHECK(tokens.mark_needs_reauth("oa", "refresh refused: -14014"));
    CHECK(tokens.load("oa")->needs_reauth);
    CHECK(tokens.load("oa")->reauth_why == "refresh refused: -14014");
    CHECK(tokens.load("oa")->current.access.reveal() == "access 1");
    CHECK(tokens.save("oa", pair("2", 1h)).ok());
    CHECK_FALSE(tokens.load("oa")->needs_reauth);
    CHECK(tokens.load("oa")->reauth_why.empty());
  });
}
