#include "simulator/signature.hpp"

#include <doctest/doctest.h>

using simulator::Settings;

namespace {

Settings known_settings() {
  Settings settings;
  settings.app_id = "3141592653589793238";
  settings.app_secret = base::Secret{"app-secret"};
  settings.oa_secret_key = base::Secret{"oa-secret-key"};
  return settings;
}

constexpr const char* body =
    R"({"app_id":"3141592653589793238","event_name":"user_send_text","message":{"text":"Xin chào 😀"},"timestamp":"1767225600123"})";

}  // namespace

TEST_CASE("a delivery is signed with plain SHA-256 over id, raw body, timestamp and key") {
  // Computed outside of this program with sha256sum over the joined text.
  CHECK(simulator::webhook_signature(known_settings(), body, "1767225600123") ==
        "mac=dc1c0c0a4a7509f4dca65606dd6306e0ef17314d6858474134bd6c4e4587276a");
}

TEST_CASE("the signature changes with every byte of the body") {
  const auto settings = known_settings();
  const auto spaced = std::string{body} + " ";
  CHECK(simulator::webhook_signature(settings, body, "1767225600123") !=
        simulator::webhook_signature(settings, spaced, "1767225600123"));
}

TEST_CASE("a wrong signature has the right shape and another value") {
  const auto settings = known_settings();
  const auto right = simulator::webhook_signature(settings, body, "1767225600123");
  const auto wrong = simulator::wrong_signature(settings, body, "1767225600123");
  CHECK(wrong.size() == right.size());
  CHECK(wrong != right);
}

TEST_CASE("appsecret_proof is the HMAC of the access token with the app secret") {
  const auto settings = known_settings();
  // Computed with: openssl dgst -sha256 -hmac app-secret
  CHECK(simulator::proof_is_valid(
      settings,
      "access-token",
      "dbf9c72b4c8f56924f8e07138f6d465c69cb5c9dbca908ce1403e993e1a5f799"));
  CHECK_FALSE(simulator::proof_is_valid(settings, "access-token", ""));
  CHECK_FALSE(simulator::proof_is_valid(
      settings,
      "another-token",
      "dbf9c72b4c8f56924f8e07138f6d465c69cb5c9dbca908ce1403e993e1a5f799"));
}
