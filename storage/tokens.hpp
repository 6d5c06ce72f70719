// The platform's token pair, one row per account, with the pair before it: a refresh token works
// once, so a pair must be on the disk before it is used. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "storage/database.hpp"

namespace storage {

struct TokenPair {
  base::Secret access{};
  base::Secret refresh{};
  base::TimePoint expires_at{};  // of the access token
  base::TimePoint saved_at{};
};

struct KeptTokens {
  TokenPair current{};
  std::optional<TokenPair> previous{};
  bool needs_reauth = false;  // a person must grant access again
  std::string reauth_why{};
};

class Tokens {
 public:
  explicit Tokens(Tx& tx) : tx_(tx) {}

  std::optional<KeptTokens> load(std::string_view oa_id);
  // The present pair becomes the previous one; needs_reauth is cleared. Errc::invalid when a token
  // is empty: an error body must never replace a working pair.
  base::Status save(std::string_view oa_id, const TokenPair& pair);
  // False: no tokens are kept for this account.
  bool mark_needs_reauth(std::string_view oa_id, std::string_view why);

 private:
  Tx& tx_;
};

}  // namespace storage
