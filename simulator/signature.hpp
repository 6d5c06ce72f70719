// The signature of a webhook delivery: plain SHA-256 over the raw bytes, not an HMAC.
// Platform reference section 1.3. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "simulator/settings.hpp"

namespace simulator {

// "mac=" and 64 lower-case hex digits of sha256(app_id + body + timestamp + oa_secret_key).
std::string webhook_signature(const Settings& settings,
                              std::string_view body,
                              std::string_view timestamp);

// A signature of the right shape that is wrong: made with a key the account does not have.
std::string wrong_signature(const Settings& settings,
                            std::string_view body,
                            std::string_view timestamp);

// Whether appsecret_proof is hex(hmac_sha256(app_secret, access_token)); section 2.4.
bool proof_is_valid(const Settings& settings,
                    std::string_view access_token,
                    std::string_view proof);

}  // namespace simulator
