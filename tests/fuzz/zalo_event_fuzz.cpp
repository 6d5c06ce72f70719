// Any bytes at the webhook: the signature check, the envelope and the decoder must answer
// something, agree with each other, and never crash. Built with -fsanitize=fuzzer it searches by
// itself; tests/unit/zalo-api/event_corpus_test.cpp replays the kept bodies through the same
// function.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "zalo-api/event.hpp"
#include "zalo-api/redact.hpp"
#include "zalo-api/signature.hpp"
#include "zalo-api/utf8.hpp"

namespace {

constexpr std::string_view oa_id = "4455667788990011223";

void require(bool holds) {
  if (!holds) std::abort();
}

void check_signature_of(std::string_view body) {
  const zalo::WebhookKey key{.app_id = "3141592653589793238",
                             .oa_secret_key = base::Secret{"secret"}};
  require(zalo::check_signature(body, body, key).result != zalo::Signed::valid);
  const auto timestamp = zalo::literal_at(body, "timestamp");
  const auto app_id = zalo::literal_at(body, "app_id");
  if (!timestamp || timestamp->empty() || (app_id && *app_id != key.app_id)) return;
  const std::string header = zalo::signature_header(body, *timestamp, key);
  require(zalo::check_signature(body, header, key).result == zalo::Signed::valid);
}

void check_event(std::string_view body) {
  const auto envelope = zalo::peek(body, oa_id);
  const auto incoming = zalo::decode(body, oa_id);
  require(!envelope.dedupe_key.empty() && envelope.dedupe_key.size() <= 260);
  require(envelope.readable == !std::holds_alternative<zalo::Unreadable>(incoming.what));
  require(envelope.citizen_id == incoming.citizen_id && envelope.at == incoming.at);
  const bool theirs = std::holds_alternative<zalo::NotOurs>(incoming.what);
  require(!theirs || incoming.citizen_id.empty());
  if (const auto* text = std::get_if<zalo::TextSent>(&incoming.what)) {
    require(zalo::mend_utf8(text->text) == text->text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(  // NOLINT(readability-identifier-naming) libFuzzer's name
    const std::uint8_t* bytes,
    std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(bytes), size);
  check_signature_of(body);
  check_event(body);
  require(zalo::redacted_body(body).size() <= 4096);
  return 0;
}
