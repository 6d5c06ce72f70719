#include "zalo-api/httplib_transport.hpp"

#include <algorithm>
#include <csignal>
#include <poll.h>

#include <httplib.h>

namespace zalo {
namespace {

using base::Errc;
using base::Error;

constexpr std::string_view user_agent = "lang-nghe";

bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool is_value_char(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
}

// A line break in a header would let its text become another header: httplib does not look.
bool headers_fit(const std::map<std::string, std::string>& headers) {
  return std::all_of(headers.begin(), headers.end(), [](const auto& header) {
    const auto& [name, value] = header;
    return !name.empty() && std::all_of(name.begin(), name.end(), is_token_char) &&
           std::all_of(value.begin(), value.end(), is_value_char);
  });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  return text;
}

Error error_from(httplib::Error error) {
  using E = httplib::Error;
  const std::string what = httplib::to_string(error);
  switch (error) {
    case E::Connection:
    case E::ConnectionTimeout:
    case E::BindIPAddress:
    case E::SSLConnection:
    case E::SSLLoadingCerts:
    case E::SSLServerVerification:
      return {Errc::unavailable, what};
    case E::UnsupportedMultipartBoundaryChars:
      return {Errc::invalid, what};
    case E::Success:
    case E::Unknown:
    case E::Read:
    case E::Write:
    case E::ExceedRedirectCount:
    case E::Canceled:
    case E::Compression:
      return {Errc::timed_out, what};
  }
  return {Errc::timed_out, what};
}

// On an idle connection nothing may arrive; if something did, it is the other side's good-bye, and
// a request written now would be lost without our knowing.
bool has_said_goodbye(const httplib::Client& client) {
  pollfd waiting{.fd = client.socket(), .events = POLLIN, .revents = 0};
  return client.is_socket_open() != 0 && ::poll(&waiting, 1, 0) != 0;
}

httplib::Request to_httplib(const HttpRequest& request, const Url& url) {
  httplib::Request out;
  out.method = request.method;
  out.path = url.target;
  out.body = request.body;
  for (const auto& [name, value] : request.headers) out.set_header(name, value);
  out.set_header("User-Agent", std::string{user_agent});
  // A packed answer could unfold into far more than the limit on its size.
  out.set_header("Accept-Encoding", "identity");
  return out;
}

std::map<std::string, std::string> headers_from(const httplib::Headers& headers) {
  std::map<std::string, std::string> out;
  for (const auto& [name, value] : headers) out[lower(name)] = value;
  return out;
}

// Collects an answer up to its limit.
struct Body {
  std::size_t bytes_max = 0;
  std::string text{};
  bool too_long = false;

  bool take(std::string_view bytes) {
    too_long = bytes.size() > bytes_max - text.size();
    if (!too_long) text += bytes;
    return !too_long;
  }
};

}  // namespace

struct HttplibTransport::Connection {
  explicit Connection(const std::string& origin) : client(origin) {}

  httplib::Client client;
  std::mutex in_use{};  // one exchange at a time is what a connection can carry
  base::TimePoint used_at{};
};

HttplibTransport::HttplibTransport(const base::Clock& clock, HttplibSettings settings)
    : clock_(clock), settings_(std::move(settings)) {
  std::signal(SIGPIPE, SIG_IGN);
}

HttplibTransport::~HttplibTransport() = default;

std::unique_ptr<HttplibTransport::Connection> HttplibTransport::connect_to(const Url& url) const {
  auto connection = std::make_unique<Connection>(url.origin());
  httplib::Client& client = connection->client;
  client.set_keep_alive(true);
  client.set_follow_location(false);
  client.set_decompress(false);
  client.set_url_encode(false);
  client.set_tcp_nodelay(true);
  client.set_connection_timeout(settings_.connect_timeout);
  if (!url.tls) return connection;
  client.enable_server_certificate_verification(true);
  SSL_CTX* context = client.ssl_context();
  if (context == nullptr) return {};
  if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1) return {};
  const std::string& extra = settings_.extra_ca_file;
  if (extra.empty()) return connection;
  const bool loaded = SSL_CTX_load_verify_locations(context, extra.c_str(), nullptr) == 1;
  return loaded ? std::move(connection) : nullptr;
}

HttplibTransport::Connection* HttplibTransport::kept_for(const Url& url) {
  const std::lock_guard lock(mutex_);
  const std::string origin = url.origin();
  const auto found = kept_.find(origin);
  if (found != kept_.end()) return found->second.get();
  if (kept_.size() >= limits::kept_hosts_max) return nullptr;
  auto connection = connect_to(url);
  if (!connection) return nullptr;
  return kept_.emplace(origin, std::move(connection)).first->second.get();
}

base::Result<HttpResponse> HttplibTransport::exchange(Connection& connection,
                                                      const HttpRequest& request,
                                                      const Url& url) const {
  const std::lock_guard lock(connection.in_use);
  httplib::Client& client = connection.client;
  const auto started = clock_.now();
  const bool idle = started - connection.used_at > limits::idle_connection_max;
  if (idle || has_said_goodbye(client)) client.stop();
  client.set_read_timeout(request.timeout);
  client.set_write_timeout(request.timeout);

  Body body{.bytes_max = request.answer_bytes_max};
  const auto deadline = started + settings_.connect_timeout + request.timeout;
  auto out = to_httplib(request, url);
  out.content_receiver = [&](const char* bytes, std::size_t count, auto, auto) {
    return body.take({bytes, count}) && clock_.now() < deadline;
  };
  const auto result = client.send(out);
  connection.used_at = clock_.now();
  if (body.too_long) return Error{Errc::rejected, "an answer longer than allowed"};
  if (!result) return error_from(result.error());
  return HttpResponse{.status = result->status,
                      .headers = headers_from(result->headers),
                      .body = std::move(body.text)};
}

base::Result<HttpResponse> HttplibTransport::send(const HttpRequest& request) {
  const auto url = parse_url(request.url);
  if (!url) return Error{Errc::invalid, "not an address we call"};
  if (!url->tls && !settings_.allow_plain_http) return Error{Errc::invalid, "not https"};
  if (!headers_fit(request.headers)) return Error{Errc::invalid, "a header with a line break"};
  if (request.method != "GET" && request.method != "POST") return Error{Errc::invalid, "method"};
  Connection* connection = kept_for(*url);
  std::unique_ptr<Connection> once;
  if (connection == nullptr) {
    once = connect_to(*url);
    connection = once.get();
  }
  if (connection == nullptr) return Error{Errc::unavailable, "TLS could not be set up"};
  return exchange(*connection, request, *url);
}

}  // namespace zalo
