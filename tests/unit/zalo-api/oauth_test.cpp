#include "zalo-api/oauth.hpp"

#include <string>

#include <doctest/doctest.h>

using base::Errc;
using base::Error;
using zalo::read_token_answer;
using zalo::TokenAnswer;
using zalo::TokenOutcome;

namespace {

const base::TimePoint now = base::from_millis(1'767'225'600'000);

zalo::App app() {
  return {.app_id = "314", .secret = base::Secret{"app-secret"}};
}

TokenAnswer answered(std::string_view body, int status = 200) {
  return read_token_answer(zalo::HttpResponse{.status = status, .body = std::string{body}}, now);
}

}  // namespace

TEST_CASE("the challenge is the one of RFC 7636, appendix B") {
  CHECK(zalo::code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("the permission page gets exactly what it asks for") {
  const zalo::Consent consent{
      .redirect_uri = "https://a.gov.vn/zalo?x=1", .verifier = "v", .state = "s t"};
  CHECK(zalo::permission_url("https://oauth.zaloapp.com", app(), consent) ==
        "https://oauth.zaloapp.com/v4/oa/permission?app_id=314&redirect_uri="
        "https%3A%2F%2Fa.gov.vn%2Fzalo%3Fx%3D1&code_challenge=" +
            zalo::code_challenge("v") + "&state=s%20t");
}

TEST_CASE("a refresh is a form with the secret in a header") {
  const auto request = zalo::refresh_request("http://127.0.0.1", app(), "R+1");
  CHECK(request.method == "POST");
  CHECK(request.url == "http://127.0.0.1/v4/oa/access_token");
  CHECK(request.body == "app_id=314&grant_type=refresh_token&refresh_token=R%2B1");
  CHECK(request.headers.at("secret_key") == "app-secret");
  CHECK(request.headers.at("content-type") == "application/x-www-form-urlencoded");
  CHECK(request.timeout >= std::chrono::seconds{30});
}

TEST_CASE("a code is exchanged with its verifier, if there was one") {
  const auto with = zalo::exchange_request("http://127.0.0.1", app(), {"C", "V"});
  CHECK(with.body == "app_id=314&code=C&code_verifier=V&grant_type=authorization_code");
  const auto without = zalo::exchange_request("http://127.0.0.1", app(), {"C", ""});
  CHECK(without.body.find("code_verifier") == std::string::npos);
}

TEST_CASE("a pair is granted, its life a text or a number") {
  for (const auto* life : {"\"90000\"", "90000"}) {
    const auto answer = answered(R"({"access_token":"A","refresh_token":"R","expires_in":)" +
                                 std::string{life} + ",\"extra\":{}}");
    REQUIRE(answer.outcome == TokenOutcome::granted);
    CHECK(answer.tokens.access == "A");
    CHECK(answer.tokens.refresh == "R");
    CHECK(answer.tokens.issued_at == now);
    CHECK(answer.tokens.expires_at == now + std::chrono::seconds{90'000});
    CHECK(answer.tokens.needs_reauth.empty());
  }
}

TEST_CASE("a life that cannot be is taken as the usual 25 hours") {
  for (const auto* life : {"0", "-5", "\"soon\"", "null", "9223372036854775807", "1e400"}) {
    CAPTURE(life);
    const auto answer = answered(R"({"access_token":"A","refresh_token":"R","expires_in":)" +
                                 std::string{life} + "}");
    if (answer.outcome == TokenOutcome::unreachable) continue;  // 1e400 is no JSON number
    REQUIRE(answer.outcome == TokenOutcome::granted);
    CHECK(answer.tokens.expires_at == now + std::chrono::hours{25});
  }
}

TEST_CASE("an error with HTTP 200 is a refusal with its reason") {
  const auto answer = answered(
      R"({"error_name":"Invalid refresh token","error_reason":"","error_description":"used",)"
      R"("ref_doc":"https://developers.zalo.me/docs","error":-14014})");
  CHECK(answer.outcome == TokenOutcome::refused);
  CHECK(answer.code == -14014);
  CHECK(answer.words == "Invalid refresh token; used");
}

TEST_CASE("half a pair, or none, is a refusal too") {
  for (const auto* body : {R"({"access_token":"A"})",
                           R"({"refresh_token":"R"})",
                           "{}",
                           R"({"access_token":"","refresh_token":"R"})",
                           R"({"access_token":"a b","refresh_token":"R"})",
                           R"({"access_token":{},"refresh_token":[]})"}) {
    CAPTURE(body);
    CHECK(answered(body).outcome == TokenOutcome::refused);
  }
}

TEST_CASE("what does not come from the token endpoint says nothing about our tokens") {
  CHECK(answered("<html>proxy</html>").outcome == TokenOutcome::unreachable);
  CHECK(answered("").outcome == TokenOutcome::unreachable);
  CHECK(answered("[]").outcome == TokenOutcome::unreachable);
  CHECK(answered(R"({"error":-1})", 503).outcome == TokenOutcome::unreachable);
  CHECK(answered(R"({"error":-1})", 429).outcome == TokenOutcome::unreachable);
  CHECK(answered(R"({"error":-32,"message":"limit"})").outcome == TokenOutcome::unreachable);
  CHECK(read_token_answer(Error{Errc::timed_out, "x"}, now).outcome == TokenOutcome::unreachable);
}

TEST_CASE("a long error text is cut between letters") {
  std::string words;
  for (int i = 0; i < 500; ++i) words += "ệ";
  const auto answer = answered(R"({"error":-14014,"error_name":")" + words + "\"}");
  CHECK(answer.words.size() == 600);
}

TEST_CASE("an address written with a slash at its end leads to the same places") {
  const std::string slashed = "https://oauth.zaloapp.com/";
  CHECK(zalo::permission_page(slashed, "314", "https://a.vn") ==
        "https://oauth.zaloapp.com/v4/oa/permission?app_id=314&redirect_uri=https%3A%2F%2Fa.vn");
  CHECK(zalo::permission_page(slashed, "314", "") ==
        "https://oauth.zaloapp.com/v4/oa/permission?app_id=314");
  CHECK(zalo::refresh_request(slashed, app(), "R").url ==
        "https://oauth.zaloapp.com/v4/oa/access_token");
}
