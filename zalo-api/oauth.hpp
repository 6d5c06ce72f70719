// OAuth v4 of Zalo for accounts: the page where a person grants our app its rights, and the
// endpoint that turns a code or a refresh token into a new pair (README.md, section 2). Pure, any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "zalo-api/http_transport.hpp"

namespace zalo {

struct App {
  std::string app_id{};
  base::Secret secret{};  // "Khóa bí mật của ứng dụng"; not the OA Secret Key of the webhook
};

struct Tokens {
  std::string access{};   // "" when there is no pair yet
  std::string refresh{};  // works once
  base::TimePoint expires_at{};
  base::TimePoint issued_at{};  // 1970 when unknown (entered by hand)
  std::string needs_reauth{};   // not empty: why a person must grant the app again
};

// verifier: limits::pkce_verifier_length random letters and digits; state: any random word. Both
// are kept by the caller until the callback arrives, and used once.
struct Consent {
  std::string redirect_uri{};  // exactly as registered, or Zalo answers -14003
  std::string verifier{};
  std::string state{};
};

std::string code_challenge(std::string_view verifier);
// The page as a log or a health page may name it: without challenge and state, which belong to one
// grant and to whoever waits for its code. No secret in it.
std::string permission_page(std::string_view oauth_url,
                            std::string_view app_id,
                            std::string_view redirect_uri);
std::string permission_url(std::string_view oauth_url, const App& app, const Consent& consent);

struct CodeGrant {
  std::string code{};  // of the callback; 10 minutes, single use
  std::string verifier{};
};

HttpRequest exchange_request(std::string_view oauth_url, const App& app, const CodeGrant& grant);
HttpRequest refresh_request(std::string_view oauth_url,
                            const App& app,
                            std::string_view refresh_token);

enum class TokenOutcome {
  granted,
  refused,      // an answer without a whole new pair: final, a person must act
  unreachable,  // no answer, or none that comes from the token endpoint
};

struct TokenAnswer {
  TokenOutcome outcome{};
  Tokens tokens{};      // granted only
  int code = 0;         // -140xx, refused only
  std::string words{};  // for the log and for an administrator; no secrets in it
};

TokenAnswer read_token_answer(const base::Result<HttpResponse>& outcome, base::TimePoint now);

}  // namespace zalo
