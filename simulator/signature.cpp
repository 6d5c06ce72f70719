#include "simulator/signature.hpp"

#include "base/crypto.hpp"

namespace simulator {

std::string webhook_signature(const Settings& settings,
                              std::string_view body,
                              std::string_view timestamp) {
  return "mac=" +
         base::sha256_hex({settings.app_id, body, timestamp, settings.oa_secret_key.reveal()});
}

std::string wrong_signature(const Settings& settings,
                            std::string_view body,
                            std::string_view timestamp) {
  return "mac=" + base::sha256_hex({settings.app_id, body, timestamp, "not the key"});
}

bool proof_is_valid(const Settings& settings,
                    std::string_view access_token,
                    std::string_view proof) {
  const auto expected = base::hmac_sha256_hex(settings.app_secret.reveal(), access_token);
  return base::equal_in_constant_time(expected, proof);
}

}  // namespace simulator
