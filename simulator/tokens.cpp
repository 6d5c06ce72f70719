#include "simulator/tokens.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "simulator/ids.hpp"
#include "simulator/limits.hpp"

namespace simulator {
namespace {

constexpr std::size_t token_length = 180;  // about as long as real ones
constexpr std::size_t code_length = 90;

}  // namespace

Grant TokenBook::new_grant(base::Rng& rng, base::TimePoint now) {
  return Grant{TokenPair{new_token(rng, token_length), new_token(rng, token_length)},
               now + limits::access_token_life,
               now + limits::refresh_token_life};
}

TokenPair TokenBook::mint(base::Rng& rng, base::TimePoint now) {
  if (grants_.size() >= limits::grants_max) {
    bury(grants_.front().pair.access);
    grants_.erase(grants_.begin());
  }
  grants_.push_back(new_grant(rng, now));
  return grants_.back().pair;
}

std::string TokenBook::issue_code(std::string_view challenge, base::Rng& rng, base::TimePoint now) {
  if (codes_.size() >= limits::codes_max) codes_.pop_front();
  codes_.push_back(
      Code{new_token(rng, code_length), std::string{challenge}, now + limits::code_life});
  return codes_.back().text;
}

Exchange TokenBook::redeem(std::string_view code,
                           std::string_view verifier,
                           base::Rng& rng,
                           base::TimePoint now) {
  const auto found = std::find_if(
      codes_.begin(), codes_.end(), [&](const Code& known) { return known.text == code; });
  if (found == codes_.end()) return OauthRefusal{refusal_code_, "Invalid authorization code"};
  const Code known = *found;
  codes_.erase(found);
  if (known.ends <= now) return OauthRefusal{refusal_code_, "Authorization code expired"};
  const bool verified =
      known.challenge.empty() || known.challenge == base::base64url(base::sha256_bytes(verifier));
  if (!verified) return OauthRefusal{refusal_code_, "Invalid code verifier"};
  return mint(rng, now);
}

Exchange TokenBook::refresh(std::string_view refresh_token, base::Rng& rng, base::TimePoint now) {
  const auto found = std::find_if(grants_.begin(), grants_.end(), [&](const Grant& grant) {
    return !refresh_token.empty() && grant.pair.refresh == refresh_token;
  });
  if (found == grants_.end() || found->refresh_ends <= now) {
    return OauthRefusal{refusal_code_, "Invalid refresh token"};
  }
  bury(found->pair.access);
  *found = new_grant(rng, now);
  ++refreshed_;
  return found->pair;
}

TokenState TokenBook::state_of(std::string_view access_token, base::TimePoint now) const {
  if (access_token.empty()) return TokenState::unknown;
  for (const auto& grant : grants_) {
    if (grant.pair.access == access_token) {
      return now < grant.access_ends ? TokenState::living : TokenState::dead;
    }
  }
  return dead_.contains(access_token) ? TokenState::dead : TokenState::unknown;
}

void TokenBook::kill_access_tokens() {
  for (auto& grant : grants_) {
    bury(grant.pair.access);
    grant.pair.access.clear();
  }
}

void TokenBook::kill_refresh_tokens() {
  for (auto& grant : grants_) grant.pair.refresh.clear();
}

void TokenBook::bury(std::string_view access_token) {
  if (access_token.empty()) return;
  if (dead_order_.size() >= limits::dead_tokens_max) {
    dead_.erase(dead_order_.front());
    dead_order_.pop_front();
  }
  dead_.insert(std::string{access_token});
  dead_order_.emplace_back(access_token);
}

}  // namespace simulator
