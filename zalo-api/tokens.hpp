// The account's pair of tokens: kept in a vault, renewed by exactly one caller at a time, saved
// before it is used. The access token lives 25 h, the refresh token works once (README.md, 2.2).
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "zalo-api/http_transport.hpp"
#include "zalo-api/limits.hpp"
#include "zalo-api/oauth.hpp"

namespace zalo {

// Durable storage of one account's pair. May throw; the keeper then has not used what it could not
// save, and saves it again at the next call.
class TokenVault {
 public:
  virtual ~TokenVault() = default;
  virtual Tokens load() = 0;
  // Returns only when the pair is on disk; also clears the note.
  virtual void save(const Tokens& tokens) = 0;
  // Keeps the pair and remembers why a person must grant the app again; load() then gives it.
  virtual void note_needs_reauth(std::string_view why) = 0;
};

struct TokenRules {
  App app{};
  std::string oauth_url{};
  std::string redirect_uri{};   // for the address of the permission page in the log
  int refresh_at_percent = 80;  // of the access token's life: 20 h of 25 h
  base::Duration refresh_timeout = limits::refresh_timeout_min;  // shorter ones are raised to it
};

// Safe from any thread. The mutex is held while the token endpoint is asked, so that callers who
// arrive during a refresh wait for its result: the old token is dead by then.
class TokenKeeper {
 public:
  TokenKeeper(HttpTransport& http, TokenVault& vault, const base::Clock& clock, TokenRules rules);

  // The token to use now; refreshed first when due. While a refresh fails the old one is given out
  // until it expires. Errors: denied = a person must act; unavailable = try after retry_after.
  base::Result<std::string> access();

  // Zalo refused this access token (-216, -220, -124). When it is no longer the current one, the
  // current one is given; else the pair is refreshed. Errors as above.
  base::Result<std::string> renew(std::string_view refused);

  // Turns the code of the permission page into the first pair, and saves it.
  base::Status exchange(const CodeGrant& grant);

  // For health pages; no secrets beyond what the vault gives.
  Tokens now_kept();

  // HMAC-SHA-256 of the access token under the app's secret: header appsecret_proof (2.4).
  std::string proof_of(std::string_view access) const;

 private:
  Tokens load();
  base::Result<std::string> refresh(const Tokens& old);
  base::Result<std::string> after_refusal(const Tokens& old, const TokenAnswer& answer);
  void keep(Tokens fresh);
  void back_off();
  base::Error not_yet() const;
  bool is_due(const Tokens& tokens) const;

  HttpTransport& http_;
  TokenVault& vault_;
  const base::Clock& clock_;
  const TokenRules rules_;
  std::mutex mutex_{};
  std::optional<Tokens> unsaved_{};  // received, but the vault failed: never used before saved
  base::Duration retry_after_{};     // 0: the last refresh did not fail
  base::TimePoint retry_at_{};
  base::TimePoint renewed_at_{};  // the last time a refusal of Zalo's led to a new pair
};

}  // namespace zalo
