// A transport that tells what passed: every exchange goes to a recorder, redacted (redact.hpp). The
// office can then see what Zalo answered without reading citizens' words. Safe from any thread, if
// the recorder is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "zalo-api/http_transport.hpp"

namespace zalo {

struct WireRecord {
  base::TimePoint at{};
  std::string method{};
  std::string host{};
  std::string path{};  // "/…" when it is no endpoint of Zalo's
  int status = 0;      // 0: no answer
  int zalo_code = 0;   // "error" of the answer, when it has one
  std::size_t request_bytes = 0;
  std::size_t answer_bytes = 0;
  base::Duration took{};
  std::optional<base::Errc> failure{};  // no answer, and why
  std::string request{};                // redacted
  std::string answer{};                 // redacted
};

class WireLogTransport final : public HttpTransport {
 public:
  using Recorder = std::function<void(const WireRecord&)>;

  // A recorder that throws is logged and otherwise ignored: the message has gone, and its answer
  // must reach the caller.
  WireLogTransport(HttpTransport& inner, const base::Clock& clock, Recorder record);

  base::Result<HttpResponse> send(const HttpRequest& request) override;

 private:
  HttpTransport& inner_;
  const base::Clock& clock_;
  Recorder record_;
};

}  // namespace zalo
