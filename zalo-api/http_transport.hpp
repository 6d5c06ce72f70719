// The seam to the network: one request, one answer or an Error. Implementations: HttplibTransport,
// WireLogTransport, and the scripted ones of the tests.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "zalo-api/limits.hpp"

namespace zalo {

struct HttpRequest {
  std::string method{};  // "GET" or "POST"
  std::string url{};     // absolute, already percent-encoded
  std::map<std::string, std::string> headers{};
  std::string body{};
  base::Duration timeout{};                                 // for each wait on the network
  std::size_t answer_bytes_max = limits::answer_bytes_max;  // a longer answer is an Error
};

struct HttpResponse {
  int status = 0;
  std::map<std::string, std::string> headers{};  // names in lower case
  std::string body{};
};

// An Error means that no usable answer came:
//   unavailable  certainly not sent: no connection, no TLS, wrong certificate
//   timed_out    maybe sent: the connection broke or fell silent after we began to write
//   rejected     sent and answered, but the answer is too long
//   invalid      not sent: the request itself is malformed
// Redirects are not followed. Safe from any thread.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  virtual base::Result<HttpResponse> send(const HttpRequest& request) = 0;
};

// The value of a header by its lower-case name; "" when there is none.
inline std::string header_of(const HttpResponse& response, std::string_view name) {
  const auto found = response.headers.find(std::string{name});
  return found == response.headers.end() ? std::string{} : found->second;
}

}  // namespace zalo
