#include "simulator/webhook_post.hpp"

#include <httplib.h>

#include "simulator/limits.hpp"

namespace simulator {
namespace {

using Steady = std::chrono::steady_clock;

Attempt attempt_without_answer(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::BindIPAddress:
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
    case httplib::Error::ConnectionTimeout:
      return Attempt::no_connection;
    default:
      return Attempt::no_answer;  // another library's list: it may grow
  }
}

}  // namespace

base::Result<WebhookAddress> webhook_address(const std::string& url, const std::string& ca_file) {
  const auto scheme_end = url.find("://");
  const auto scheme = url.substr(0, scheme_end == std::string::npos ? 0 : scheme_end);
  if (scheme != "http" && scheme != "https") {
    return base::Error{base::Errc::invalid, "the webhook address must begin with https://: " + url};
  }
  const auto host_at = scheme_end + 3;
  const auto path_at = std::min(url.find('/', host_at), url.size());
  if (path_at == host_at)
    return base::Error{base::Errc::invalid, "the webhook address has no host: " + url};
  const auto path = path_at == url.size() ? std::string{"/"} : url.substr(path_at);
  return WebhookAddress{url.substr(0, path_at), path, ca_file};
}

WebhookPost::WebhookPost(const WebhookAddress& address)
    : address_(address), client_(std::make_unique<httplib::Client>(address.origin)) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits::delivery_timeout);
  client_->set_connection_timeout(seconds.count());
  client_->set_read_timeout(seconds.count());
  client_->set_write_timeout(seconds.count());
  client_->set_keep_alive(true);
  client_->set_tcp_nodelay(true);
  client_->set_follow_location(false);
  client_->enable_server_certificate_verification(true);
  if (!address.ca_file.empty()) client_->set_ca_cert_path(address.ca_file);
}

WebhookPost::~WebhookPost() = default;

DeliveryReport WebhookPost::post(const Posting& posting) {
  const auto started = Steady::now();
  // The service closes idle connections; writing into one that is just closing would look like a
  // lost answer.
  if (started - last_used_ > limits::connection_idle_max) client_->stop();
  httplib::Headers headers;
  for (const auto& [name, value] : posting.headers) headers.emplace(name, value);
  const auto response = client_->Post(address_.path, headers, posting.body, "application/json");
  last_used_ = Steady::now();
  DeliveryReport report;
  report.took = std::chrono::duration_cast<base::Duration>(last_used_ - started);
  if (!response) {
    report.attempt = attempt_without_answer(response.error());
    client_->stop();
    return report;
  }
  report.http_status = response->status;
  report.attempt = response->status == 200 ? Attempt::accepted : Attempt::refused;
  if (last_used_ - started > limits::delivery_timeout) report.attempt = Attempt::no_answer;
  return report;
}

DeliveryReport WebhookPost::deliver(const Delivery& delivery) {
  if (delivery.unreachable) return {};  // a fault: as if no connection could be opened
  Posting posting;
  posting.body = delivery.body;
  if (!delivery.signature.empty()) posting.headers["X-ZEvent-Signature"] = delivery.signature;
  if (delivery.attempt > 0) posting.headers["num_retry"] = std::to_string(delivery.attempt);
  if (delivery.from_templates) posting.headers["X-ZEvent-Server"] = "ZNS";
  return post(posting);
}

}  // namespace simulator
