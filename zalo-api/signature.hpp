// Is this webhook call from Zalo? SHA-256 over app id, the raw body, the body's own timestamp and
// the OA secret key: a plain hash, not HMAC (README.md, "Signature"). Works on the bytes as
// received, before anything else reads them; never throws. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"

namespace zalo {

struct WebhookKey {
  std::string app_id{};          // decimal digits, as the developer console shows it
  base::Secret oa_secret_key{};  // "OA Secret Key" of the Webhook page, not the app's secret
};

enum class Signed {
  valid,
  probe,    // unsigned and empty: the console testing the URL. Answer 200, do nothing.
  refused,  // answer 401, store nothing
};

enum class Refusal {
  none,
  not_configured,    // we have no app id or key to compare with
  no_header,         // unsigned
  malformed_header,  // not 64 hex digits
  other_app,         // the body names another app
  mismatch,          // wrong key, changed body, or not Zalo
};

struct SignatureCheck {
  Signed result = Signed::refused;
  Refusal why = Refusal::none;
};

// header: the value of X-ZEvent-Signature; "" when there is none. "mac=" may stand before the hex
// digits, blanks anywhere around, letters in either case. Compared in constant time. A body without
// a timestamp is hashed with "" in its place: every event has one, but what is signed is Zalo's.
SignatureCheck check_signature(std::string_view body,
                               std::string_view header,
                               const WebhookKey& key);

// For the log and the metrics: "mismatch", …
std::string_view name_of(Refusal why);

// The header Zalo would send; tests and tools use it.
std::string signature_header(std::string_view body,
                             std::string_view timestamp,
                             const WebhookKey& key);

// The literal of a top-level text or number, found without a parser: a body that is no JSON (cut
// off, broken UTF-8) may still be signed, and must be kept rather than refused.
std::optional<std::string_view> literal_at(std::string_view body, std::string_view name);

}  // namespace zalo
