#include "simulator/listener.hpp"

#include <charconv>
#include <filesystem>

#include <httplib.h>

#include "base/log.hpp"
#include "simulator/limits.hpp"
#include "simulator/sockets.hpp"

namespace simulator {
namespace {

std::unique_ptr<httplib::Server> server_for(const ListenerSettings& settings) {
  if (settings.certificate_file.empty()) return std::make_unique<httplib::Server>();
  auto server = std::make_unique<httplib::SSLServer>(settings.certificate_file.c_str(),
                                                     settings.key_file.c_str());
  if (server->is_valid()) SSL_CTX_set_min_proto_version(server->ssl_context(), TLS1_2_VERSION);
  return server;
}

// The port taken; -1 when it could not be had.
int take_port(httplib::Server& server, const ListenerSettings& settings) {
  if (settings.port == 0) return server.bind_to_any_port(settings.host);
  return server.bind_to_port(settings.host, settings.port) ? settings.port : -1;
}

base::Error missing(const std::string& what, const std::string& file) {
  return base::Error{base::Errc::not_found, "cannot read the " + what + ": " + file};
}

}  // namespace

base::Result<ListenerSettings> parse_address(const std::string& address) {
  const auto colon = address.rfind(':');
  const base::Error wrong{base::Errc::invalid,
                          "an address looks like 127.0.0.1:9443, not: " + address};
  if (colon == std::string::npos || colon == 0) return wrong;
  ListenerSettings settings;
  settings.host = address.substr(0, colon);
  const char* begin = address.data() + colon + 1;
  const char* end = address.data() + address.size();
  const auto [stopped, error] = std::from_chars(begin, end, settings.port);
  constexpr int port_max = 65535;
  const bool number = error == std::errc{} && stopped == end && begin != end;
  if (!number || settings.port < 0 || settings.port > port_max) return wrong;
  return settings;
}

Listener::Listener(ListenerSettings settings) : settings_(std::move(settings)) {}

Listener::~Listener() {
  stop();
}

base::Result<int> Listener::bind(const Answer& answer) {
  namespace fs = std::filesystem;
  const bool tls = !settings_.certificate_file.empty();
  if (tls && !fs::exists(settings_.certificate_file)) {
    return missing("certificate", settings_.certificate_file);
  }
  if (tls && !fs::exists(settings_.key_file)) return missing("private key", settings_.key_file);
  server_ = server_for(settings_);
  if (!server_->is_valid()) {
    return base::Error{
        base::Errc::invalid,
        "the certificate and the private key do not fit: " + settings_.certificate_file};
  }
  configure();
  // Without a length the library would read until the client gives up: RFC 9112 says "no body".
  server_->set_pre_routing_handler(
      [answer](const httplib::Request& request, httplib::Response& response) {
        using Routing = httplib::Server::HandlerResponse;
        const bool has_body =
            request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
        if (request.method != "POST" || has_body) return Routing::Unhandled;
        answer(request, response);
        return Routing::Handled;
      });
  server_->Get(".*", answer);
  server_->Post(".*", answer);
  const int port = take_port(*server_, settings_);
  if (port < 0) {
    return base::Error{base::Errc::unavailable,
                       "cannot listen on " + settings_.host + ":" + std::to_string(settings_.port) +
                           ": the port is in use or not allowed"};
  }
  settings_.port = port;
  ::listen(socket_, limits::listen_backlog);  // the library compiled in 5
  return port;
}

void Listener::configure() {
  server_->set_tcp_nodelay(true);
  // Replaces the library's SO_REUSEPORT, with which two programs would share a port unseen.
  server_->set_socket_options([this](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    socket_ = socket;
  });
  server_->set_payload_max_length(settings_.body_bytes_max);
  server_->set_keep_alive_max_count(limits::keep_alive_calls_max);
  server_->set_keep_alive_timeout(limits::keep_alive.count());
  server_->set_read_timeout(limits::socket_timeout.count());
  server_->set_write_timeout(limits::socket_timeout.count());
  const auto threads = settings_.threads;
  server_->new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
  server_->set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
        base::log(base::Level::error, "request.failed");
        response.status = 500;
        response.set_content("internal error\n", "text/plain");
      });
}

void Listener::start() {
  thread_ = std::thread([this] { server_->listen_after_bind(); });
  constexpr int looks_max = 1000;  // a second: a server that does not run yet cannot be stopped
  for (int look = 0; look < looks_max && !server_->is_running(); ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

void Listener::stop() {
  if (!thread_.joinable()) return;
  server_->stop();
  cut_all_connections(settings_.port);
  thread_.join();
}

}  // namespace simulator
