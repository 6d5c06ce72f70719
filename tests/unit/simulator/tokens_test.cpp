#include "simulator/tokens.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using simulator::OauthRefusal;
using simulator::TokenBook;
using simulator::TokenPair;
using simulator::TokenState;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);

// RFC 7636, appendix B: a verifier and its challenge.
constexpr const char* verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr const char* challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

bool refused(const simulator::Exchange& exchange) {
  return std::holds_alternative<OauthRefusal>(exchange);
}

}  // namespace

TEST_CASE("a code with the right verifier gives a pair, once") {
  TokenBook book;
  base::Rng rng(1);
  const auto code = book.issue_code(challenge, rng, start);
  const auto pair = book.redeem(code, verifier, rng, start + 9min);
  REQUIRE(std::holds_alternative<TokenPair>(pair));
  CHECK(book.state_of(std::get<TokenPair>(pair).access, start + 9min) == TokenState::living);
  CHECK(refused(book.redeem(code, verifier, rng, start + 9min)));
}

TEST_CASE("a code dies after ten minutes") {
  TokenBook book;
  base::Rng rng(1);
  const auto code = book.issue_code(challenge, rng, start);
  CHECK(refused(book.redeem(code, verifier, rng, start + 10min)));
}

TEST_CASE("a wrong verifier is refused and spends the code") {
  TokenBook book;
  base::Rng rng(1);
  const auto code = book.issue_code(challenge, rng, start);
  CHECK(refused(book.redeem(code, "wrong", rng, start)));
  CHECK(refused(book.redeem(code, verifier, rng, start)));
}

TEST_CASE("a code asked for without a challenge needs no verifier") {
  TokenBook book;
  base::Rng rng(1);
  const auto code = book.issue_code("", rng, start);
  CHECK_FALSE(refused(book.redeem(code, "", rng, start)));
}

TEST_CASE("a refresh gives a new pair and kills both old tokens at once") {
  TokenBook book;
  base::Rng rng(1);
  const auto first = book.mint(rng, start);
  const auto second = book.refresh(first.refresh, rng, start + 1h);
  REQUIRE(std::holds_alternative<TokenPair>(second));
  CHECK(book.state_of(first.access, start + 1h) == TokenState::dead);
  CHECK(book.state_of(std::get<TokenPair>(second).access, start + 1h) == TokenState::living);
  CHECK(refused(book.refresh(first.refresh, rng, start + 1h)));
  CHECK(book.refreshed() == 1);
}

TEST_CASE("an access token lives 25 hours, a refresh token 90 days") {
  TokenBook book;
  base::Rng rng(1);
  const auto pair = book.mint(rng, start);
  CHECK(book.state_of(pair.access, start + 25h - 1ms) == TokenState::living);
  CHECK(book.state_of(pair.access, start + 25h) == TokenState::dead);
  CHECK(refused(book.refresh(pair.refresh, rng, start + 24h * 90)));
  CHECK_FALSE(refused(book.refresh(pair.refresh, rng, start + 24h * 89)));
}

TEST_CASE("a token never given out is unknown, not dead") {
  TokenBook book;
  CHECK(book.state_of("invented", start) == TokenState::unknown);
  CHECK(book.state_of("", start) == TokenState::unknown);
}

TEST_CASE("killed tokens stay dead, and an empty refresh token opens nothing") {
  TokenBook book;
  base::Rng rng(1);
  const auto pair = book.mint(rng, start);
  book.kill_access_tokens();
  CHECK(book.state_of(pair.access, start) == TokenState::dead);
  book.kill_refresh_tokens();
  CHECK(refused(book.refresh(pair.refresh, rng, start)));
  CHECK(refused(book.refresh("", rng, start)));
}

TEST_CASE("the code of a refusal is the one that was set") {
  TokenBook book;
  base::Rng rng(1);
  book.set_refusal_code(-14024);
  const auto answer = book.refresh("invented", rng, start);
  REQUIRE(refused(answer));
  CHECK(std::get<OauthRefusal>(answer).code == -14024);
}
