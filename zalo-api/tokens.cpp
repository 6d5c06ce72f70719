#include "zalo-api/tokens.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {
namespace {

base::Error denied(std::string why) {
  return {base::Errc::denied, std::move(why)};
}

base::Duration life_of(const Tokens& tokens) {
  const bool known = tokens.issued_at != base::TimePoint{} && tokens.issued_at < tokens.expires_at;
  return known ? tokens.expires_at - tokens.issued_at : limits::access_life_usual;
}

}  // namespace

TokenKeeper::TokenKeeper(HttpTransport& http,
                         TokenVault& vault,
                         const base::Clock& clock,
                         TokenRules rules)
    : http_(http), vault_(vault), clock_(clock), rules_(std::move(rules)) {}

base::Result<std::string> TokenKeeper::access() {
  const std::lock_guard lock(mutex_);
  const Tokens tokens = load();
  const bool alive = !tokens.access.empty() && clock_.now() < tokens.expires_at;
  if (alive && (!is_due(tokens) || !tokens.needs_reauth.empty())) return tokens.access;
  auto fresh = refresh(tokens);
  if (fresh || !alive) return fresh;
  return tokens.access;
}

base::Result<std::string> TokenKeeper::renew(std::string_view refused) {
  const std::lock_guard lock(mutex_);
  const Tokens tokens = load();
  if (!tokens.access.empty() && tokens.access != refused) return tokens.access;
  const base::Duration since = clock_.now() - renewed_at_;
  if (since >= base::Duration{0} && since < limits::renewal_pause) {
    return denied("a token was refused as soon as it was made");
  }
  auto fresh = refresh(tokens);
  // Only a new pair refused again means that renewing does not help; while the token endpoint is
  // away nothing has been learned.
  if (fresh) renewed_at_ = clock_.now();
  return fresh;
}

base::Status TokenKeeper::exchange(const CodeGrant& grant) {
  const std::lock_guard lock(mutex_);
  HttpRequest request = exchange_request(rules_.oauth_url, rules_.app, grant);
  request.timeout = std::max(rules_.refresh_timeout, limits::refresh_timeout_min);
  const TokenAnswer answer = read_token_answer(http_.send(request), clock_.now());
  if (answer.outcome == TokenOutcome::granted) {
    keep(answer.tokens);
    return base::Nothing{};
  }
  const bool refused = answer.outcome == TokenOutcome::refused;
  return base::Error{refused ? base::Errc::denied : base::Errc::unavailable,
                     fmt::format("{} ({})", answer.words, answer.code)};
}

Tokens TokenKeeper::now_kept() {
  const std::lock_guard lock(mutex_);
  return load();
}

std::string TokenKeeper::proof_of(std::string_view access) const {
  return base::hmac_sha256_hex(rules_.app.secret.reveal(), access);
}

Tokens TokenKeeper::load() {
  if (unsaved_) keep(*unsaved_);
  return vault_.load();
}

base::Result<std::string> TokenKeeper::refresh(const Tokens& old) {
  if (!old.needs_reauth.empty()) return denied(old.needs_reauth);
  if (old.refresh.empty()) return denied("no refresh token: the app was never granted");
  if (clock_.now() < retry_at_) return not_yet();
  HttpRequest request = refresh_request(rules_.oauth_url, rules_.app, old.refresh);
  request.timeout = std::max(rules_.refresh_timeout, limits::refresh_timeout_min);
  const TokenAnswer answer = read_token_answer(http_.send(request), clock_.now());
  switch (answer.outcome) {
    case TokenOutcome::granted:
      keep(answer.tokens);
      return answer.tokens.access;
    case TokenOutcome::refused:
      return after_refusal(old, answer);
    case TokenOutcome::unreachable:
      break;
  }
  back_off();
  base::log(base::Level::warning, "token.refresh_failed", {{"why", answer.words}});
  return not_yet();
}

base::Result<std::string> TokenKeeper::after_refusal(const Tokens& old, const TokenAnswer& answer) {
  // Another process may have used the refresh token a moment before us: then its pair is the pair.
  const Tokens current = vault_.load();
  if (current.refresh != old.refresh && !current.access.empty()) return current.access;
  const std::string why = fmt::format("{} ({})", answer.words, answer.code);
  base::log(base::Level::error,
            "token.needs_reauth",
            {{"code", std::int64_t{answer.code}},
             {"permission_page",
              permission_page(rules_.oauth_url, rules_.app.app_id, rules_.redirect_uri)}});
  vault_.note_needs_reauth(why);
  return denied(why);
}

void TokenKeeper::keep(Tokens fresh) {
  // First remembered, then saved, then used: a failing disk costs a delay, not the grant.
  unsaved_ = std::move(fresh);
  vault_.save(*unsaved_);
  const auto expires_at = unsaved_->expires_at;
  unsaved_.reset();
  retry_after_ = {};
  retry_at_ = {};
  base::log(base::Level::info, "token.refreshed", {{"expires_ms", base::to_millis(expires_at)}});
}

void TokenKeeper::back_off() {
  retry_after_ =
      std::clamp(2 * retry_after_, limits::refresh_retry_first, limits::refresh_retry_longest);
  retry_at_ = clock_.now() + retry_after_;
}

base::Error TokenKeeper::not_yet() const {
  const auto left = std::chrono::ceil<std::chrono::seconds>(retry_at_ - clock_.now());
  return {base::Errc::unavailable,
          "the token endpoint does not answer",
          std::max(std::chrono::seconds{1}, left)};
}

bool TokenKeeper::is_due(const Tokens& tokens) const {
  const int percent = std::clamp(rules_.refresh_at_percent, 1, 99);
  const base::Duration left = life_of(tokens) * (100 - percent) / 100;
  return clock_.now() >= tokens.expires_at - left;
}

}  // namespace zalo
