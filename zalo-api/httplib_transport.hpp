// HTTPS with cpp-httplib. One kept-alive connection per host and instance: a thread that wants a
// connection of its own has an instance of its own. Certificates and host names are checked,
// TLS 1.2 or later, redirects not followed. Safe from any thread; calls to one host wait for each
// other. The constructor ignores SIGPIPE for the process, which a broken connection would otherwise
// end.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.hpp"
#include "zalo-api/http_transport.hpp"
#include "zalo-api/limits.hpp"
#include "zalo-api/url.hpp"

namespace zalo {

struct HttplibSettings {
  std::string extra_ca_file{};  // PEM; trusted besides the system's authorities. "" = none.
  base::Duration connect_timeout = limits::connect_timeout;
  bool allow_plain_http = true;  // Zalo's own picture links are sometimes http
};

class HttplibTransport final : public HttpTransport {
 public:
  explicit HttplibTransport(const base::Clock& clock, HttplibSettings settings = {});
  ~HttplibTransport() override;
  HttplibTransport(const HttplibTransport&) = delete;
  HttplibTransport& operator=(const HttplibTransport&) = delete;

  base::Result<HttpResponse> send(const HttpRequest& request) override;

 private:
  struct Connection;

  std::unique_ptr<Connection> connect_to(const Url& url) const;
  base::Result<HttpResponse> exchange(Connection& connection,
                                      const HttpRequest& request,
                                      const Url& url) const;
  // The kept connection of a host; a null when too many hosts are kept already.
  Connection* kept_for(const Url& url);

  const base::Clock& clock_;
  const HttplibSettings settings_;
  std::mutex mutex_{};  // guards the map, never held during network work
  std::map<std::string, std::unique_ptr<Connection>>
      kept_;  // no {}: g++ 12 would need Connection whole
};

}  // namespace zalo
