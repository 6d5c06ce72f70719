#include "zalo-api/oauth.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "zalo-api/endpoints.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/limits.hpp"
#include "zalo-api/url.hpp"
#include "zalo-api/utf8.hpp"

namespace zalo {
namespace {

using nlohmann::json;

constexpr std::int64_t code_too_many_calls = -32;
constexpr std::size_t words_max = 200;  // an administrator reads them; more is a page of HTML

HttpRequest token_request(std::string_view oauth_url,
                          const App& app,
                          std::map<std::string, std::string> fields) {
  fields["app_id"] = app.app_id;
  return {.method = "POST",
          .url = joined(oauth_url, path::access_token),
          .headers = {{"content-type", "application/x-www-form-urlencoded"},
                      {"secret_key", app.secret.reveal()}},
          .body = form_encoded(fields),
          .timeout = limits::refresh_timeout_min};
}

base::Duration life_of(const json& body) {
  const auto seconds = integer_at(body, "expires_in").value_or(0);
  // Compared before multiplying: a hostile number must not overflow.
  const bool sane = seconds >= limits::access_life_min / std::chrono::seconds{1} &&
                    seconds <= limits::access_life_max / std::chrono::seconds{1};
  return sane ? base::Duration{std::chrono::seconds{seconds}} : limits::access_life_usual;
}

bool is_token(const std::string& text) {
  return !text.empty() && text.size() <= limits::token_bytes_max &&
         text.find_first_of("\r\n\t ") == std::string::npos;
}

std::string words_of(const json& body) {
  std::string words;
  for (const auto name : {"error_name", "error_reason", "error_description", "message"}) {
    const std::string text = text_at(body, name);
    if (text.empty() || words.find(text) != std::string::npos) continue;
    words += (words.empty() ? "" : "; ") + text;
  }
  return words.substr(0, prefix_bytes(words, words_max));
}

TokenAnswer refused(const json& body) {
  const auto number = integer_at(body, "error").value_or(0);
  const bool sane = number > -1'000'000 && number < 1'000'000;
  const int code = sane ? static_cast<int>(number) : 0;
  std::string words = words_of(body);
  if (words.empty()) words = "an answer without a new pair of tokens";
  return {.outcome = TokenOutcome::refused, .code = code, .words = std::move(words)};
}

TokenAnswer unreachable(std::string words) {
  return {.outcome = TokenOutcome::unreachable, .words = std::move(words)};
}

}  // namespace

std::string code_challenge(std::string_view verifier) {
  return base::base64url(base::sha256_bytes(verifier));
}

std::string permission_page(std::string_view oauth_url,
                            std::string_view app_id,
                            std::string_view redirect_uri) {
  std::string page = joined(oauth_url, path::permission) + "?app_id=" + percent_encoded(app_id);
  if (!redirect_uri.empty()) page += "&redirect_uri=" + percent_encoded(redirect_uri);
  return page;
}

std::string permission_url(std::string_view oauth_url, const App& app, const Consent& consent) {
  return fmt::format("{}&code_challenge={}&state={}",
                     permission_page(oauth_url, app.app_id, consent.redirect_uri),
                     code_challenge(consent.verifier),
                     percent_encoded(consent.state));
}

HttpRequest exchange_request(std::string_view oauth_url, const App& app, const CodeGrant& grant) {
  std::map<std::string, std::string> fields{{"code", grant.code},
                                            {"grant_type", "authorization_code"}};
  if (!grant.verifier.empty()) fields["code_verifier"] = grant.verifier;
  return token_request(oauth_url, app, std::move(fields));
}

HttpRequest refresh_request(std::string_view oauth_url,
                            const App& app,
                            std::string_view refresh_token) {
  return token_request(
      oauth_url,
      app,
      {{"refresh_token", std::string{refresh_token}}, {"grant_type", "refresh_token"}});
}

TokenAnswer read_token_answer(const base::Result<HttpResponse>& outcome, base::TimePoint now) {
  if (!outcome) return unreachable(outcome.error().what);
  const auto body = read_json(outcome->body);
  // A proxy's page or a failing server says nothing about our refresh token.
  if (!body || !body->is_object()) return unreachable(fmt::format("HTTP {}", outcome->status));
  const std::string access = text_at(*body, "access_token");
  const std::string refresh = text_at(*body, "refresh_token");
  if (is_token(access) && is_token(refresh)) {
    return {.outcome = TokenOutcome::granted,
            .tokens = Tokens{.access = access,
                             .refresh = refresh,
                             .expires_at = now + life_of(*body),
                             .issued_at = now}};
  }
  const bool too_many = outcome->status == 429 || integer_at(*body, "error") == code_too_many_calls;
  if (outcome->status >= 500 || too_many) {
    return unreachable(fmt::format("HTTP {}", outcome->status));
  }
  return refused(*body);
}

}  // namespace zalo
