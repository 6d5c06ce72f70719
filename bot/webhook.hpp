// HTTP in: verifies the signature over the raw bytes, stores the body durably, answers 200. Decides
// nothing else. Called by the door's workers, several at once.
#pragma once

#include <functional>
#include <string>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "base/result.hpp"
#include "bot/door/request.hpp"
#include "storage/inbox.hpp"
#include "zalo-api/signature.hpp"

namespace bot {

struct WebhookOptions {
  zalo::WebhookKey key{};
  std::string oa_id{};
  std::string verifier_token{};  // of Zalo's domain check; "" serves no such page
};

class Webhook {
 public:
  // put: stores one arrival durably and returns after its commit; false means already known.
  using Put = std::function<base::Result<bool>(const storage::Arrival&)>;

  Webhook(WebhookOptions options, Put put, const base::Clock& clock, base::Metrics& metrics);

  // 200 stored or a probe · 401 wrong signature, nothing stored · 404, 405 · 503 cannot store now:
  // Zalo sends again.
  door::RawAnswer answer(const door::RawRequest& request);

 private:
  door::RawAnswer receive(const door::RawRequest& request);
  door::RawAnswer store(const std::string& body);

  WebhookOptions options_;
  Put put_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
};

}  // namespace bot
