// The platform's book of codes and tokens: who may call the API, and what a refresh kills.
// Platform reference section 2. Pure: time and chance are arguments. One thread at a time.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/rng.hpp"

namespace simulator {

struct TokenPair {
  std::string access{};
  std::string refresh{};
};

// One consent of the account: a chain of pairs, of which only the last one lives.
struct Grant {
  TokenPair pair{};
  base::TimePoint access_ends{};
  base::TimePoint refresh_ends{};
};

enum class TokenState { living, dead, unknown };

struct OauthRefusal {
  int code = 0;
  std::string name{};  // "error_name" of the answer
};

using Exchange = std::variant<TokenPair, OauthRefusal>;

class TokenBook {
 public:
  // A first pair without a code, as the developer console hands out for trying the API.
  TokenPair mint(base::Rng& rng, base::TimePoint now);

  // A code for one exchange within 10 minutes. challenge: base64url(sha256(verifier)) or "".
  std::string issue_code(std::string_view challenge, base::Rng& rng, base::TimePoint now);
  // The code is spent even when the verifier is wrong.
  Exchange redeem(std::string_view code,
                  std::string_view verifier,
                  base::Rng& rng,
                  base::TimePoint now);

  // Single use. The old pair is dead when this returns.
  Exchange refresh(std::string_view refresh_token, base::Rng& rng, base::TimePoint now);

  TokenState state_of(std::string_view access_token, base::TimePoint now) const;

  void kill_access_tokens();
  void kill_refresh_tokens();

  // The number the documents leave open (section 2.3): dead code, dead refresh token, wrong secret.
  void set_refusal_code(int code) { refusal_code_ = code; }

  int refusal_code() const { return refusal_code_; }

  int refreshed() const { return refreshed_; }

  const std::vector<Grant>& grants() const { return grants_; }

  void restore(std::vector<Grant> grants) { grants_ = std::move(grants); }

 private:
  struct Code {
    std::string text{};
    std::string challenge{};
    base::TimePoint ends{};
  };

  static Grant new_grant(base::Rng& rng, base::TimePoint now);
  void bury(std::string_view access_token);

  std::vector<Grant> grants_{};
  std::deque<Code> codes_{};
  std::set<std::string, std::less<>> dead_{};
  std::deque<std::string> dead_order_{};
  int refusal_code_ = -14014;
  int refreshed_ = 0;
};

}  // namespace simulator
