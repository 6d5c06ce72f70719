#include "zalo-api/wire_log_transport.hpp"

#include <exception>

#include <nlohmann/json.hpp>

#include "base/log.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/redact.hpp"
#include "zalo-api/url.hpp"

namespace zalo {
namespace {

int code_in(const std::string& body) {
  // The whole body was already limited by the transport; a picture is no JSON from its first byte.
  if (body.empty() || body.front() != '{') return 0;
  const auto read = read_json(body);
  const auto code = read ? integer_at(*read, "error").value_or(0) : 0;
  return code > -1'000'000 && code < 1'000'000 ? static_cast<int>(code) : 0;
}

void note_outcome(WireRecord& record, const base::Result<HttpResponse>& outcome) {
  if (!outcome) {
    record.failure = outcome.error().code;
    return;
  }
  record.status = outcome->status;
  record.zalo_code = code_in(outcome->body);
  record.answer_bytes = outcome->body.size();
  record.answer = redacted_body(outcome->body);
}

}  // namespace

WireLogTransport::WireLogTransport(HttpTransport& inner, const base::Clock& clock, Recorder record)
    : inner_(inner), clock_(clock), record_(std::move(record)) {}

base::Result<HttpResponse> WireLogTransport::send(const HttpRequest& request) {
  const auto started = clock_.now();
  auto outcome = inner_.send(request);
  const auto url = parse_url(request.url);
  WireRecord record{.at = started,
                    .method = request.method,
                    .host = url ? url->host : std::string{},
                    .path = url ? redacted_path(url->target) : std::string{},
                    .request_bytes = request.body.size(),
                    .took = clock_.now() - started,
                    .request = redacted_body(request.body)};
  note_outcome(record, outcome);
  try {
    record_(record);
  } catch (const std::exception&) {
    base::log(base::Level::error, "wire_log.failed", {});
  }
  return outcome;
}

}  // namespace zalo
