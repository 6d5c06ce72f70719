#include "bot/webhook.hpp"

#include <utility>

#include "base/log.hpp"
#include "zalo-api/event.hpp"

namespace bot {
namespace {

constexpr std::string_view webhook_path = "/zalo/webhook";

door::RawAnswer plain(int status, std::string body) {
  return {status, "text/plain; charset=utf-8", std::move(body), {}};
}

// What Zalo's domain check fetches (zalo-api.md 1.9).
std::string verifier_page(const std::string& token) {
  return "<!doctype html><html><head><meta name=\"zalo-platform-site-verification\" content=\"" +
         token + "\"></head><body>zalo-platform-site-verification</body></html>\n";
}

}  // namespace

Webhook::Webhook(WebhookOptions options, Put put, const base::Clock& clock, base::Metrics& metrics)
    : options_(std::move(options)), put_(std::move(put)), clock_(clock), metrics_(metrics) {}

door::RawAnswer Webhook::answer(const door::RawRequest& request) {
  if (request.path == webhook_path) {
    return request.method == "POST" ? receive(request) : plain(405, "POST only\n");
  }
  const bool verifier = !options_.verifier_token.empty() &&
                        request.path == "/zalo_verifier" + options_.verifier_token + ".html";
  if (verifier && request.method == "GET") {
    return {200, "text/html; charset=utf-8", verifier_page(options_.verifier_token), {}};
  }
  return plain(404, "not found\n");
}

door::RawAnswer Webhook::receive(const door::RawRequest& request) {
  const auto header = door::header_of(request, "X-ZEvent-Signature");
  const auto checked = zalo::check_signature(request.body, header, options_.key);
  switch (checked.result) {
    case zalo::Signed::valid:
      return store(request.body);
    case zalo::Signed::probe:
      metrics_.add("langnghe_webhook_probes_total");
      return plain(200, "ok\n");
    case zalo::Signed::refused:
      break;
  }
  const std::string why{zalo::name_of(checked.why)};
  metrics_.add("langnghe_webhook_refused_total{reason=\"" + why + "\"}");
  base::log(base::Level::warning, "webhook.refused", {{"reason", why}});
  return plain(401, "signature refused\n");
}

door::RawAnswer Webhook::store(const std::string& body) {
  const auto envelope = zalo::peek(body, options_.oa_id);
  const auto now = clock_.now();
  const auto stored = put_({.source = "zalo",
                            .kind = envelope.readable ? envelope.event_name : "unreadable",
                            .dedupe_key = envelope.dedupe_key,
                            .citizen = envelope.citizen_id,
                            .body = body,
                            .sent_at = envelope.at.value_or(now),
                            .received_at = now});
  if (!stored) {
    metrics_.add("langnghe_webhook_unavailable_total");
    base::log(base::Level::error, "webhook.not_stored", {{"why", stored.error().what}});
    return plain(503, "try again\n");
  }
  metrics_.add(*stored ? "langnghe_webhook_stored_total" : "langnghe_webhook_duplicates_total");
  return plain(200, "ok\n");
}

}  // namespace bot
